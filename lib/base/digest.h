/*
 * digest.h - SHA-256 of bytes, as 64 hexadecimal digits. The algorithm comes from libmd.
 */
#ifndef KURATOR_BASE_DIGEST_H
#define KURATOR_BASE_DIGEST_H

#include "base/util.h"

#define DIGEST_SIZE 65

const char *digest_bytes(const void *bytes, size_t len, char hex[DIGEST_SIZE]);

#endif
