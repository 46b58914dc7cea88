"""msal signs in at the sandbox, as an application and as a user."""

import unittest

import jwt
import msal
import requests

from sandbox import Sandbox

AUTHORITY = "https://login.microsoftonline.com"


def application(block, **changes):
    values = {**block, **changes}
    return msal.ConfidentialClientApplication(
        values["applicationId"],
        authority=f"{AUTHORITY}/{values['directoryId']}",
        client_credential=values["applicationKey"],
    )


class SignInTests(unittest.TestCase):
    def test_application_signs_in(self):
        with Sandbox() as sandbox:
            block = sandbox.credentials["dynamics"]
            scope = block["instanceUrl"] + "/.default"
            answer = application(block).acquire_token_for_client([scope])
            self.assertIn("access_token", answer, answer)
            self.assertEqual("Bearer", answer["token_type"])

    def test_token_is_signed_by_a_published_key(self):
        with Sandbox() as sandbox:
            block = sandbox.credentials["dynamics"]
            tenant = f"{AUTHORITY}/{block['directoryId']}"
            token = application(block).acquire_token_for_client(
                [block["instanceUrl"] + "/.default"]
            )["access_token"]
            metadata = requests.get(tenant + "/v2.0/.well-known/openid-configuration").json()
            keys = jwt.PyJWKSet.from_dict(requests.get(metadata["jwks_uri"]).json())
            header = jwt.get_unverified_header(token)
            claims = jwt.decode(
                token,
                keys[header["kid"]].key,
                algorithms=["RS256"],
                audience=block["instanceUrl"],
                options={"verify_aud": False},
            )
            self.assertEqual(block["instanceUrl"], claims["aud"].rstrip("/"))
            self.assertEqual(block["directoryId"], claims["tid"])
            self.assertIn(block["applicationId"], (claims.get("appid"), claims.get("azp")))

    def test_wrong_secret_is_refused(self):
        with Sandbox() as sandbox:
            block = sandbox.credentials["dynamics"]
            answer = application(block, applicationKey="wrong").acquire_token_for_client(
                [block["instanceUrl"] + "/.default"]
            )
            self.assertEqual("invalid_client", answer["error"])
            self.assertIn(7000215, answer["error_codes"])

    def test_unknown_application_is_refused(self):
        with Sandbox() as sandbox:
            block = sandbox.credentials["dynamics"]
            unknown = "11111111-2222-4333-8444-555555555555"
            answer = application(block, applicationId=unknown).acquire_token_for_client(
                [block["instanceUrl"] + "/.default"]
            )
            self.assertEqual("unauthorized_client", answer["error"])
            self.assertIn(700016, answer["error_codes"])

    def test_unknown_directory_is_refused(self):
        with Sandbox() as sandbox:
            block = sandbox.credentials["dynamics"]
            unknown = "11111111-2222-4333-8444-555555555555"
            with self.assertRaises(ValueError):
                application(block, directoryId=unknown).acquire_token_for_client(
                    [block["instanceUrl"] + "/.default"]
                )

    def test_user_signs_in_by_password(self):
        with Sandbox() as sandbox:
            self.assertIn("access_token", self.by_password(sandbox))

    def test_second_factor_is_asked_for(self):
        with Sandbox("mfa-required") as sandbox:
            answer = self.by_password(sandbox)
            self.assertIn(50076, answer["error_codes"])

    def by_password(self, sandbox):
        block = sandbox.credentials["dynamics-office365"]
        client = msal.PublicClientApplication(
            sandbox.client_id, authority=f"{AUTHORITY}/organizations"
        )
        return client.acquire_token_by_username_password(
            block["username"], block["password"], [block["instanceUrl"] + "/.default"]
        )


if __name__ == "__main__":
    unittest.main()
