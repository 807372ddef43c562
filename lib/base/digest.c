/* digest.c - SHA-256 */
#include "base/digest.h"

#include <sha256.h>

#include "base/lazy.h"

/* clang-format off */
#define FUNCTIONS(F) \
	F("libmd.so.0", SHA256Init) \
	F("libmd.so.0", SHA256Update) \
	F("libmd.so.0", SHA256End)
LAZY_LIBRARY(libmd)
/* clang-format on */

const char *digest_bytes(const void *bytes, size_t len, char hex[DIGEST_SIZE])
{
	SHA2_CTX context;

	libmd()->SHA256Init(&context);
	libmd()->SHA256Update(&context, bytes, len);
	libmd()->SHA256End(&context, hex);
	return hex;
}
