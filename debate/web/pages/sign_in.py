"""Sign in and out."""

from django.contrib.auth.views import LoginView, LogoutView

from debate.web.forms.sign_in import SignInForm

sign_in = LoginView.as_view(form_class=SignInForm, template_name="pages/sign_in.html", redirect_authenticated_user=True)
sign_out = LogoutView.as_view()
