// Measures what the machine could do.
#pragma once

// Single-precision operations a second of one core, by independent fused multiply-adds in
// registers; 0 where the processor has none that this file knows.
double entente_meter_peak(void);

// The same by OpenBLAS's product of `rows` x `size` with `size` x `size`, the second transposed; 0
// where the library is not installed.
double entente_meter_openblas(int rows, int size);
