// The one place where <sqlite3.h> enters Swift.
#pragma once
#include <sqlite3.h>
