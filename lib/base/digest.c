/* digest.c - SHA-256 */
#include "base/digest.h"

#include <sha256.h>

const char *digest_bytes(const void *bytes, size_t len, char hex[DIGEST_SIZE])
{
	SHA2_CTX context;

	SHA256Init(&context);
	SHA256Update(&context, bytes, len);
	SHA256End(&context, hex);
	return hex;
}
