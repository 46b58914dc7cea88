#define _GNU_SOURCE
#include "CTLS.h"

#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

ctls_key *ctls_make_rsa_key(void) { return EVP_RSA_gen(2048); }

ctls_key *ctls_make_ec_key(void) { return EVP_EC_gen("P-256"); }

void ctls_free_key(ctls_key *key) { EVP_PKEY_free(key); }

long ctls_rsa_number(const ctls_key *key, char which, unsigned char *out, size_t capacity) {
  BIGNUM *number = NULL;
  const char *name = which == 'n' ? OSSL_PKEY_PARAM_RSA_N : OSSL_PKEY_PARAM_RSA_E;
  if (!EVP_PKEY_get_bn_param(key, name, &number)) return -1;
  long count = BN_num_bytes(number);
  if ((size_t)count > capacity) count = -1;
  if (count > 0) BN_bn2bin(number, out);
  BN_free(number);
  return count;
}

long ctls_sign_rs256(ctls_key *key, const unsigned char *bytes, size_t count,
                     unsigned char *out, size_t capacity) {
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  size_t written = capacity;
  int worked = context && EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, key) == 1 &&
               EVP_DigestSign(context, out, &written, bytes, count) == 1;
  EVP_MD_CTX_free(context);
  return worked ? (long)written : -1;
}

int ctls_hmac_sha256(const unsigned char *key, size_t key_count, const unsigned char *message,
                     size_t message_count, unsigned char *out) {
  static const unsigned char nothing[1];
  if (key_count > INT_MAX) return 0;
  unsigned int written = 0;
  return HMAC(EVP_sha256(), key ? key : nothing, (int)key_count, message, message_count, out,
              &written) != NULL;
}

int ctls_sha256(const unsigned char *bytes, size_t count, unsigned char *out) {
  return EVP_Digest(bytes, count, out, NULL, EVP_sha256(), NULL);
}

int ctls_random(unsigned char *out, size_t count) {
  return count <= INT_MAX && RAND_bytes(out, (int)count) == 1;
}

static int add_extension(X509 *certificate, const X509 *issuer, int kind, const char *value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, (X509 *)issuer, certificate, NULL, NULL, 0);
  X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, kind, value);
  int worked = extension && X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
  return worked;
}

static int add_extensions(X509 *certificate, const X509 *issuer, const char *names) {
  int worked = add_extension(certificate, issuer, NID_subject_key_identifier, "hash") &&
               add_extension(certificate, issuer, NID_authority_key_identifier, "keyid");
  if (!names) {
    return worked &&
           add_extension(certificate, issuer, NID_basic_constraints, "critical,CA:TRUE") &&
           add_extension(certificate, issuer, NID_key_usage, "critical,keyCertSign,cRLSign");
  }
  return worked && add_extension(certificate, issuer, NID_basic_constraints, "critical,CA:FALSE") &&
         add_extension(certificate, issuer, NID_key_usage, "critical,digitalSignature") &&
         add_extension(certificate, issuer, NID_ext_key_usage, "serverAuth") &&
         add_extension(certificate, issuer, NID_subject_alt_name, names);
}

static int set_serial(X509 *certificate) {
  BIGNUM *number = BN_new();
  int worked = number && BN_rand(number, 120, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) &&
               BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate));
  BN_free(number);
  return worked;
}

static int set_name(X509 *certificate, const char *common_name) {
  X509_NAME *name = X509_get_subject_name(certificate);
  const unsigned char *organization = (const unsigned char *)"leadline sandbox";
  return X509_NAME_add_entry_by_txt(name, "O", MBSTRING_UTF8, organization, -1, -1, 0) &&
         X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                    (const unsigned char *)common_name, -1, -1, 0);
}

ctls_certificate *ctls_make_certificate(ctls_subject subject, ctls_key *key,
                                        const ctls_certificate *issuer, ctls_key *issuer_key) {
  X509 *certificate = X509_new();
  if (!certificate) return NULL;
  const X509 *signer = issuer ? issuer : certificate;
  int worked = X509_set_version(certificate, X509_VERSION_3) && set_serial(certificate) &&
               X509_gmtime_adj(X509_getm_notBefore(certificate), subject.not_before) &&
               X509_gmtime_adj(X509_getm_notAfter(certificate), subject.not_after) &&
               X509_set_pubkey(certificate, key) && set_name(certificate, subject.common_name) &&
               X509_set_issuer_name(certificate, X509_get_subject_name(signer)) &&
               add_extensions(certificate, signer, subject.alternative_names) &&
               X509_sign(certificate, issuer ? issuer_key : key, EVP_sha256());
  if (worked) return certificate;
  X509_free(certificate);
  return NULL;
}

long ctls_certificate_pem(ctls_certificate *certificate, char *out, size_t capacity) {
  BIO *memory = BIO_new(BIO_s_mem());
  if (!memory) return -1;
  long count = -1;
  if (PEM_write_bio_X509(memory, certificate)) {
    char *text = NULL;
    long length = BIO_get_mem_data(memory, &text);
    if (length > 0 && (size_t)length <= capacity) {
      memcpy(out, text, (size_t)length);
      count = length;
    }
  }
  BIO_free(memory);
  return count;
}

void ctls_free_certificate(ctls_certificate *certificate) { X509_free(certificate); }

struct ctls_connection {
  SSL *ssl;
  // Whether a context was chosen, so that the handshake may go on.
  int is_chosen;
  char name[256];
};

// RFC 6066, 3: a list's length, a kind (0 is a host name), the name's length, the name.
static void keep_server_name(SSL *ssl, ctls_connection *connection) {
  const unsigned char *bytes = NULL;
  size_t count = 0;
  if (!SSL_client_hello_get0_ext(ssl, TLSEXT_TYPE_server_name, &bytes, &count)) return;
  if (count < 5 || bytes[2] != TLSEXT_NAMETYPE_host_name) return;
  size_t length = (size_t)bytes[3] << 8 | bytes[4];
  if (length > count - 5 || length >= sizeof connection->name) return;
  for (size_t index = 0; index < length; index++) {
    connection->name[index] = (char)tolower(bytes[5 + index]);
  }
  connection->name[length] = 0;
}

static int on_client_hello(SSL *ssl, int *alert, void *argument) {
  (void)alert;
  (void)argument;
  ctls_connection *connection = SSL_get_app_data(ssl);
  if (!connection || connection->is_chosen) return SSL_CLIENT_HELLO_SUCCESS;
  keep_server_name(ssl, connection);
  return SSL_CLIENT_HELLO_RETRY;
}

static int choose_protocol(SSL *ssl, const unsigned char **out, unsigned char *out_count,
                           const unsigned char *offered, unsigned int count, void *argument) {
  (void)ssl;
  (void)argument;
  static const unsigned char ours[] = "\x08http/1.1\x08http/1.0";
  unsigned char *chosen = NULL;
  int result =
      SSL_select_next_proto(&chosen, out_count, ours, sizeof ours - 1, offered, count);
  *out = chosen;
  return result == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

ctls_context *ctls_make_context(ctls_certificate *certificate, ctls_key *key,
                                ctls_certificate *authority, int only_old_protocol) {
  SSL_CTX *context = SSL_CTX_new(TLS_server_method());
  if (!context) return NULL;
  int lowest = only_old_protocol ? TLS1_1_VERSION : TLS1_2_VERSION;
  int highest = only_old_protocol ? TLS1_1_VERSION : TLS1_3_VERSION;
  // The system's configuration may forbid what the sandbox must play.
  int worked =
      SSL_CTX_set_cipher_list(context, only_old_protocol ? "ALL:@SECLEVEL=0" : "DEFAULT") &&
      SSL_CTX_set_min_proto_version(context, lowest) &&
      SSL_CTX_set_max_proto_version(context, highest) &&
      SSL_CTX_use_certificate(context, certificate) && SSL_CTX_use_PrivateKey(context, key) &&
      (!authority || SSL_CTX_add1_chain_cert(context, authority));
  if (!worked) {
    SSL_CTX_free(context);
    return NULL;
  }
  if (only_old_protocol) SSL_CTX_set_security_level(context, 0);
  // A connection that waits for its next request keeps no buffers.
  SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_AUTO_RETRY);
  // A session of one host must not be resumed with the certificate of another.
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_options(context, SSL_OP_NO_TICKET | SSL_OP_NO_RENEGOTIATION);
  SSL_CTX_set_num_tickets(context, 0);
  SSL_CTX_set_alpn_select_cb(context, choose_protocol, NULL);
  SSL_CTX_set_client_hello_cb(context, on_client_hello, NULL);
  return context;
}

int ctls_send_along(ctls_context *context, ctls_certificate *certificate) {
  return SSL_CTX_add1_chain_cert(context, certificate) == 1;
}

void ctls_free_context(ctls_context *context) { SSL_CTX_free(context); }

ctls_connection *ctls_make_connection(ctls_context *context, int descriptor) {
  ctls_connection *connection = calloc(1, sizeof *connection);
  if (!connection) return NULL;
  connection->ssl = SSL_new(context);
  if (!connection->ssl || !SSL_set_app_data(connection->ssl, connection) ||
      !SSL_set_fd(connection->ssl, descriptor)) {
    ctls_free_connection(connection);
    return NULL;
  }
  return connection;
}

int ctls_hello(ctls_connection *connection) {
  ERR_clear_error();
  int result = SSL_accept(connection->ssl);
  return SSL_get_error(connection->ssl, result) == SSL_ERROR_WANT_CLIENT_HELLO_CB;
}

const char *ctls_server_name(const ctls_connection *connection) { return connection->name; }

int ctls_accept(ctls_connection *connection, ctls_context *context) {
  ERR_clear_error();
  SSL *ssl = connection->ssl;
  if (!SSL_set_SSL_CTX(ssl, context)) return 0;
  // These do not come along with the context.
  if (!SSL_set_min_proto_version(ssl, (int)SSL_CTX_get_min_proto_version(context)) ||
      !SSL_set_max_proto_version(ssl, (int)SSL_CTX_get_max_proto_version(context))) {
    return 0;
  }
  SSL_set_security_level(ssl, SSL_CTX_get_security_level(context));
  connection->is_chosen = 1;
  return SSL_accept(ssl) == 1;
}

long ctls_read(ctls_connection *connection, void *bytes, size_t capacity) {
  ERR_clear_error();
  size_t count = 0;
  int result = SSL_read_ex(connection->ssl, bytes, capacity, &count);
  if (result == 1) return (long)count;
  return SSL_get_error(connection->ssl, result) == SSL_ERROR_ZERO_RETURN ? 0 : -1;
}

int ctls_pending(const ctls_connection *connection) { return SSL_pending(connection->ssl); }

long ctls_write(ctls_connection *connection, const void *bytes, size_t count) {
  ERR_clear_error();
  size_t written = 0;
  return SSL_write_ex(connection->ssl, bytes, count, &written) == 1 ? (long)written : -1;
}

void ctls_shutdown(ctls_connection *connection) {
  ERR_clear_error();
  SSL_shutdown(connection->ssl);
  ERR_clear_error();
}

void ctls_free_connection(ctls_connection *connection) {
  SSL_free(connection->ssl);
  free(connection);
  ERR_clear_error();
}

int ctls_accept_socket(int listener) { return accept4(listener, NULL, NULL, SOCK_CLOEXEC); }

int ctls_await_end(int descriptor, int milliseconds) {
  struct pollfd watched = {.fd = descriptor, .events = POLLRDHUP};
  int count = poll(&watched, 1, milliseconds);
  if (count < 0) return errno == EINTR ? -1 : 1;
  return count > 0;
}
