#include "CNetwork.h"
#include "Loading.h"

#include <dlfcn.h>
#include <limits.h>
#include <pthread.h>

typedef const void *(*digest_function)(void);
typedef unsigned char *(*hmac_function)(const void *digest, const void *key, int key_size,
                                        const unsigned char *message, size_t message_size,
                                        unsigned char *result, unsigned int *result_size);

static struct {
  digest_function sha256;
  hmac_function hmac;
} crypto;

static char failure[256];
static bool is_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  static const char *const names[] = {"libcrypto.so.3", "libcrypto.so.1.1"};
  void *library = NULL;
  for (size_t index = 0; index < 2 && library == NULL; index++) {
    library = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
  }
  if (library != NULL) {
    crypto.sha256 = (digest_function)dlsym(library, "EVP_sha256");
    crypto.hmac = (hmac_function)dlsym(library, "HMAC");
    is_loaded = crypto.sha256 != NULL && crypto.hmac != NULL;
  }
  if (!is_loaded) cnetwork_note_failure(failure, sizeof failure);
}

const char *cnetwork_load_crypto(void) {
  pthread_once(&once, load);
  return is_loaded ? NULL : failure;
}

bool cnetwork_hmac_sha256(const void *key, size_t key_size, const void *message,
                          size_t message_size, unsigned char *result) {
  unsigned int written = 0;
  if (key_size > INT_MAX) return false;
  // The library takes a key of NULL for "as before", even an empty one.
  return crypto.hmac(crypto.sha256(), key_size == 0 ? "" : key, (int)key_size, message,
                     message_size, result, &written) != NULL &&
         written == 32;
}
