// The one place where <cblas.h> enters Swift.
#pragma once
#include <cblas.h>
