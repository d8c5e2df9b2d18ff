"""Changes that span rooms."""

import pytest

pytest.register_assert_rewrite("tests.editing.audit", "tests.editing.machine")
