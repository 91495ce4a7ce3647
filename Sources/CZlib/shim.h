// The one place where <zlib.h> enters Swift.
#pragma once
#include <zlib.h>
