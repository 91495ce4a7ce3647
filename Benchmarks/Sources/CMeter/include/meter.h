// Counts what goes through cblas_sgemm, and measures what the machine could do.
#pragma once
#include <stdint.h>

typedef struct {
  uint64_t calls;
  double operations;  // floating-point, two a multiply-add
  double seconds;
} EntenteMeter;

// What was measured since the last call. For one thread at a time.
EntenteMeter entente_meter_take(void);

// Single-precision operations a second of one core, by independent fused multiply-adds in
// registers; 0 where the processor has none that this file knows.
double entente_meter_peak(void);

// The same by OpenBLAS's own product of two square matrices of `size`.
double entente_meter_product(int size);
