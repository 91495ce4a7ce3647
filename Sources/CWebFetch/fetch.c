#include "fetch.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Numbers from <curl/curl.h>, which are part of libcurl's stable binary interface.
enum {
  OPT_WRITEDATA = 10001, OPT_URL = 10002, OPT_ERRORBUFFER = 10010, OPT_USERAGENT = 10018,
  OPT_ACCEPT_ENCODING = 10102, OPT_WRITEFUNCTION = 20011, OPT_TIMEOUT = 13, OPT_LOW_SPEED_LIMIT = 19,
  OPT_LOW_SPEED_TIME = 20, OPT_FOLLOWLOCATION = 52, OPT_MAXREDIRS = 68, OPT_CONNECTTIMEOUT = 78,
  OPT_NOSIGNAL = 99, OPT_PROTOCOLS = 181, OPT_REDIR_PROTOCOLS = 182,
  INFO_EFFECTIVE_URL = 0x100001, INFO_RESPONSE_CODE = 0x200002, INFO_CONTENT_TYPE = 0x100012,
  PROTOCOL_HTTP = 1, PROTOCOL_HTTPS = 2, GLOBAL_ALL = 3
};

typedef struct {
  int (*global_init)(long);
  void *(*easy_init)(void);
  int (*setopt)(void *, int, ...);
  int (*perform)(void *);
  int (*getinfo)(void *, int, ...);
  const char *(*error_text)(int);
  void (*cleanup)(void *);
} Curl;

static int load(Curl *curl) {
  static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.4.dylib"};
  void *library = NULL;
  for (size_t i = 0; !library && i < sizeof names / sizeof *names; i++)
    library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  if (!library) return 0;
  curl->global_init = (int (*)(long))dlsym(library, "curl_global_init");
  curl->easy_init = (void *(*)(void))dlsym(library, "curl_easy_init");
  curl->setopt = (int (*)(void *, int, ...))dlsym(library, "curl_easy_setopt");
  curl->perform = (int (*)(void *))dlsym(library, "curl_easy_perform");
  curl->getinfo = (int (*)(void *, int, ...))dlsym(library, "curl_easy_getinfo");
  curl->error_text = (const char *(*)(int))dlsym(library, "curl_easy_strerror");
  curl->cleanup = (void (*)(void *))dlsym(library, "curl_easy_cleanup");
  return curl->global_init && curl->easy_init && curl->setopt && curl->perform && curl->getinfo &&
         curl->error_text && curl->cleanup && curl->global_init(GLOBAL_ALL) == 0;
}

typedef struct {
  EntenteFetch *result;
  size_t capacity, maximum;
  int too_large;
} Body;

static size_t take(char *bytes, size_t size, size_t count, void *context) {
  Body *body = context;
  EntenteFetch *result = body->result;
  size_t added = size * count;
  if (added > body->maximum - result->count) {
    body->too_large = 1;
    return 0;  // fewer than offered: libcurl stops the transfer
  }
  if (result->count + added > body->capacity) {
    size_t capacity = (result->count + added) * 2;
    unsigned char *larger = realloc(result->body, capacity);
    if (!larger) return 0;
    result->body = larger;
    body->capacity = capacity;
  }
  memcpy(result->body + result->count, bytes, added);
  result->count += added;
  return added;
}

static void copy(char *to, size_t room, const char *from) {
  snprintf(to, room, "%s", from ? from : "");
}

void entente_fetch(const char *url, const char *user_agent, long seconds, size_t maximum_bytes,
                   EntenteFetch *result) {
  memset(result, 0, sizeof *result);
  Curl curl;
  if (!load(&curl)) {
    copy(result->error, sizeof result->error,
         "fetching needs libcurl, which is not installed (Debian: libcurl4)");
    return;
  }
  void *handle = curl.easy_init();
  if (!handle) {
    copy(result->error, sizeof result->error, "libcurl cannot start");
    return;
  }
  Body body = {result, 0, maximum_bytes, 0};
  char detail[256] = "";
  curl.setopt(handle, OPT_URL, url);
  curl.setopt(handle, OPT_USERAGENT, user_agent);
  curl.setopt(handle, OPT_ACCEPT_ENCODING, "");
  curl.setopt(handle, OPT_PROTOCOLS, (long)(PROTOCOL_HTTP | PROTOCOL_HTTPS));
  curl.setopt(handle, OPT_REDIR_PROTOCOLS, (long)(PROTOCOL_HTTP | PROTOCOL_HTTPS));
  curl.setopt(handle, OPT_FOLLOWLOCATION, 1L);
  curl.setopt(handle, OPT_MAXREDIRS, 5L);
  curl.setopt(handle, OPT_CONNECTTIMEOUT, seconds < 10 ? seconds : 10L);
  curl.setopt(handle, OPT_TIMEOUT, seconds);
  curl.setopt(handle, OPT_LOW_SPEED_LIMIT, 100L);
  curl.setopt(handle, OPT_LOW_SPEED_TIME, 10L);
  curl.setopt(handle, OPT_NOSIGNAL, 1L);
  curl.setopt(handle, OPT_ERRORBUFFER, detail);
  curl.setopt(handle, OPT_WRITEFUNCTION, take);
  curl.setopt(handle, OPT_WRITEDATA, &body);
  int code = curl.perform(handle);
  const char *text = NULL;
  curl.getinfo(handle, INFO_RESPONSE_CODE, &result->status);
  if (curl.getinfo(handle, INFO_CONTENT_TYPE, &text) == 0)
    copy(result->content_type, sizeof result->content_type, text);
  if (curl.getinfo(handle, INFO_EFFECTIVE_URL, &text) == 0)
    copy(result->url, sizeof result->url, text);
  if (body.too_large)
    snprintf(result->error, sizeof result->error, "larger than the limit of %zu bytes",
             maximum_bytes);
  else if (code)
    copy(result->error, sizeof result->error, *detail ? detail : curl.error_text(code));
  curl.cleanup(handle);
}

void entente_fetch_free(EntenteFetch *result) {
  free(result->body);
  result->body = NULL;
  result->count = 0;
}
