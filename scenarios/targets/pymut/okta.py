"""Okta as this app knows it: an issuer, and the requests of the authorization code flow with PKCE."""

import base64
import hashlib
import json
import secrets
import time
import urllib.error
import urllib.parse
import urllib.request

from id_token import Refused, verified_claims

PATIENCE_SECONDS = 4
KEYS_ARE_GOOD_FOR_SECONDS = 3600
LARGEST_ANSWER = 1_000_000


class NoRedirects(urllib.request.HTTPRedirectHandler):
    """Okta's endpoints answer themselves: a redirect would carry secrets elsewhere."""

    def redirect_request(self, *_):
        return None


class Okta:
    def __init__(self, issuer, client_id, client_secret, redirect_uri):
        self.issuer, self.client_id, self.redirect_uri = issuer, client_id, redirect_uri
        pair = ":".join(urllib.parse.quote(part, safe="") for part in (client_id, client_secret))
        self.authorization = "Basic " + base64.b64encode(pair.encode()).decode()
        self.opener = urllib.request.build_opener(NoRedirects)
        self.metadata, self.keys, self.keys_until = None, None, 0

    def begin(self, **parameters):
        """What a sign-in has to remember, and the address at Okta that it begins at."""
        begun = {name: secrets.token_urlsafe(32) for name in ("state", "nonce", "verifier")}
        challenge = base64.urlsafe_b64encode(hashlib.sha256(begun["verifier"].encode()).digest()).rstrip(b"=").decode()
        query = {
            "client_id": self.client_id,
            "redirect_uri": self.redirect_uri,
            "response_type": "code",
            "scope": "openid profile email",
            "state": begun["state"],
            "nonce": begun["nonce"],
            "code_challenge": challenge,
            "code_challenge_method": "S256",
            **parameters,
        }
        return begun, f"{self.endpoint('authorization_endpoint')}?{urllib.parse.urlencode(query)}"

    def finish(self, begun, answer):
        """Claims of who signed in: those of userinfo over those of the ID token. Raises Refused."""
        if self.read_metadata().get("authorization_response_iss_parameter_supported") is True:
            if answer.get("iss") != self.issuer:
                raise Refused("This answer is not Okta's.")
        elif answer.get("iss", self.issuer) != self.issuer:
            raise Refused("This answer is not Okta's.")
        if "error" in answer:
            raise Refused(answer.get("error_description") or "Okta did not let you in.")
        if not answer.get("code"):
            raise Refused("Okta's answer is empty.")
        tokens = self.ask(
            self.endpoint("token_endpoint"),
            {
                "grant_type": "authorization_code",
                "code": answer["code"],
                "redirect_uri": self.redirect_uri,
                "code_verifier": begun["verifier"],
            },
            self.authorization,
        )
        if str(tokens.get("token_type", "")).lower() != "bearer" or not isinstance(tokens.get("access_token"), str):
            raise Refused("Okta's answer is no answer to a sign-in.")
        claims = verified_claims(tokens.get("id_token"), self.issuer, self.client_id, begun["nonce"], self.read_keys)
        about = self.ask(self.endpoint("userinfo_endpoint"), None, f"Bearer {tokens['access_token']}")
        if about.get("sub") != claims["sub"]:
            raise Refused("Okta tells of somebody else than signed in.")
        return {**claims, **about}

    def endpoint(self, name):
        address = self.read_metadata().get(name)
        # An issuer that names endpoints elsewhere would be given codes and secrets for them.
        if not isinstance(address, str) or not address.startswith(self.issuer + "/"):
            raise Refused("Okta could not be asked as it has to be.")
        return address

    def read_metadata(self):
        if self.metadata is None:
            found = self.ask(f"{self.issuer}/.well-known/openid-configuration")
            if found.get("issuer") != self.issuer:
                raise Refused("Okta could not be asked as it has to be.")
            self.metadata = found
        return self.metadata

    def read_keys(self, again):
        if again or self.keys is None or time.time() > self.keys_until:
            found = self.ask(self.endpoint("jwks_uri")).get("keys")
            self.keys = found if isinstance(found, list) else []
            self.keys_until = time.time() + KEYS_ARE_GOOD_FOR_SECONDS
        return self.keys

    def ask(self, address, form=None, authorization=None):
        """The JSON object that an address answers. Raises Refused."""
        request = urllib.request.Request(address, headers={"Accept": "application/json"})
        if authorization:
            request.add_header("Authorization", authorization)
        if form is not None:
            request.data = urllib.parse.urlencode(form).encode()
        try:
            with self.opener.open(request, timeout=PATIENCE_SECONDS) as response:
                answer = json.loads(response.read(LARGEST_ANSWER), object_pairs_hook=without_doubles)
        except (urllib.error.URLError, OSError, ValueError) as error:
            raise Refused("Okta could not be asked. Please try again in a while.") from error
        if not isinstance(answer, dict):
            raise Refused("Okta could not be asked. Please try again in a while.")
        return answer


def without_doubles(pairs):
    """A member that is there twice may mean one thing here and another elsewhere."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a member is there twice")
    return found
