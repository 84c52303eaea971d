#pragma once

// The asynchronous part of the prelude: what awaits, joins and selects are made of.
#include "ox/core/async.h"
#include "ox/core/box_future.h"
#include "ox/core/join.h"
#include "ox/core/lazy.h"
#include "ox/core/select.h"
#include "ox/core/user_future.h"
#include "ox/tokio/runtime/config.h"
