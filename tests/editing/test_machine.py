"""Whatever people do in whatever order, the debate stays sound and the history tells it all."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.editing.desk import People


@pytest.mark.django_db
def test_any_order_of_actions_leaves_a_sound_debate_and_a_true_history():
    run_state_machine_as_test(
        People,
        settings=settings(
            max_examples=20,
            stateful_step_count=15,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
