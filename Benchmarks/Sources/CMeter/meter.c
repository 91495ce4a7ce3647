#define _GNU_SOURCE
#include "meter.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

typedef void (*Product)(
    int, int, int, int, int, int, float, const float *, int, const float *, int, float, float *, int);

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

double entente_meter_openblas(int rows, int size) {
  void *library = dlopen("libopenblas.so.0", RTLD_NOW);
  if (!library) return 0;
  Product product = (Product)dlsym(library, "cblas_sgemm");
  void (*set_threads)(int) = (void (*)(int))dlsym(library, "openblas_set_num_threads");
  if (!product) return 0;
  if (set_threads) set_threads(1);
  size_t m = (size_t)rows, n = (size_t)size;
  float *a = malloc(m * n * sizeof *a), *b = malloc(n * n * sizeof *b), *c = malloc(m * n * sizeof *c);
  double best = 0;
  if (a && b && c) {
    for (size_t i = 0; i < m * n; i++) a[i] = 1.0f / (float)(i % 7 + 1);
    for (size_t i = 0; i < n * n; i++) b[i] = 1.0f / (float)(i % 5 + 1);
    for (int round = 0; round < 15; round++) {
      double start = now();
      product(101, 111, 112, rows, size, size, 1, a, size, b, size, 0, c, size);
      double rate = 2.0 * rows * size * size / (now() - start);
      if (rate > best) best = rate;
    }
  }
  free(a);
  free(b);
  free(c);
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
