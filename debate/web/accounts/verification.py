"""The step of signing in that asks for a verified address.

allauth names its steps by path and imports them when somebody signs in. The adapter, which it imports at any moment of
its own start, must not import a step: allauth's modules import each other in a circle.
"""

from typing import Any

from allauth.account.stages import EmailVerificationStage


class VerifyMail(EmailVerificationStage):
    """Nobody signs in before his address is verified; an account made at the command line may have none."""

    def handle(self) -> Any:
        """Ask for the code, if there is an address to send one to."""
        user = self.login.user
        if user is not None and not (user.email or user.emailaddress_set.exists()):
            return None, True
        return super().handle()
