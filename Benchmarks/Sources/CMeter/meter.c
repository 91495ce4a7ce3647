// The program's own `cblas_sgemm` comes before the library's when symbols are looked up: it passes
// every call on and keeps the time, so that the language runtime need not know of being measured.
#define _GNU_SOURCE
#include "meter.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

typedef void (*Product)(
    int, int, int, int, int, int, float, const float *, int, const float *, int, float, float *, int);

static EntenteMeter meter;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

void cblas_sgemm(
    int order, int transA, int transB, int m, int n, int k, float alpha, const float *a, int lda,
    const float *b, int ldb, float beta, float *c, int ldc) {
  static Product next;
  if (!next) next = (Product)dlsym(RTLD_NEXT, "cblas_sgemm");
  double start = now();
  next(order, transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
  meter.seconds += now() - start;
  meter.operations += 2.0 * m * n * k;
  meter.calls += 1;
}

EntenteMeter entente_meter_take(void) {
  EntenteMeter taken = meter;
  meter = (EntenteMeter){0, 0, 0};
  return taken;
}

double entente_meter_product(int size) {
  size_t count = (size_t)size * (size_t)size;
  float *memory = malloc(3 * count * sizeof(float));
  if (!memory) return 0;
  for (size_t i = 0; i < 3 * count; i++) memory[i] = 1.0f / (float)(i % 7 + 1);
  double best = 0;
  for (int round = 0; round < 5; round++) {
    EntenteMeter before = meter;
    cblas_sgemm(
        101, 111, 112, size, size, size, 1, memory, size, memory + count, size, 0,
        memory + 2 * count, size);
    double rate = (meter.operations - before.operations) / (meter.seconds - before.seconds);
    meter = before;
    if (rate > best) best = rate;
  }
  free(memory);
  return best;
}

#if defined(__x86_64__)
#include <immintrin.h>

__attribute__((target("avx2,fma"))) static float spin(long rounds) {
  __m256 a = _mm256_set1_ps(0.999f), b = _mm256_set1_ps(1e-6f), sum[12];
  for (int i = 0; i < 12; i++) sum[i] = _mm256_set1_ps((float)i);
  for (long round = 0; round < rounds; round++) {
#pragma clang loop unroll(full)
    for (int i = 0; i < 12; i++) sum[i] = _mm256_fmadd_ps(sum[i], a, b);
  }
  float out[8], total = 0;
  for (int i = 0; i < 12; i++) {
    _mm256_storeu_ps(out, sum[i]);
    total += out[0];
  }
  return total;
}

double entente_meter_peak(void) {
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return 0;
  volatile float sink;
  double best = 0;
  for (int round = 0; round < 5; round++) {
    long rounds = 20000000;
    double start = now();
    sink = spin(rounds);
    double rate = (double)rounds * 12 * 8 * 2 / (now() - start);
    if (rate > best) best = rate;
  }
  (void)sink;
  return best;
}
#else
double entente_meter_peak(void) { return 0; }
#endif
