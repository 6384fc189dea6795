"""ID tokens: RS256 signatures by the standard library alone, and every claim that OpenID Connect Core 3.1.3.7 names."""

import base64
import hashlib
import json
import time

# DigestInfo of SHA-256 (RFC 8017, section 9.2, note 1).
SHA256_PREFIX = bytes.fromhex("3031300d060960864801650304020105000420")
CLOCK_SKEW_SECONDS = 60


class Refused(Exception):
    """A sign-in that must not succeed. Its text is for the person who tried."""


def verified_claims(token, issuer, client_id, nonce, keys):
    """The claims of an ID token. `keys(again)` gives the issuer's JWKs, fetched anew where `again` is true."""
    try:
        head, payload, signature = token.split(".")
        header, claims = json.loads(decode(head)), json.loads(decode(payload))
        signature = decode(signature)
    except (ValueError, AttributeError) as error:
        raise Refused("Okta's answer could not be read.") from error
    if not isinstance(header, dict) or not isinstance(claims, dict) or header.get("alg") != "RS256":
        raise Refused("Okta's answer is not signed as it has to be.")
    key = find(keys(False), header) or find(keys(True), header)
    if key is None or not is_signed(key, f"{head}.{payload}".encode(), signature):
        raise Refused("Okta's answer is not signed by Okta.")
    check(claims, issuer, client_id, nonce)
    return claims


def find(keys, header):
    """The key that a header means: by its id, or the only one where it names none."""
    fit = [key for key in keys if isinstance(key, dict) and key.get("kty") == "RSA" and key.get("use", "sig") == "sig"]
    if "kid" in header:
        fit = [key for key in fit if key.get("kid") == header["kid"]]
    return fit[0] if len(fit) == 1 else None


def is_signed(key, message, signature):
    """RSASSA-PKCS1-v1_5 (RFC 8017, section 8.2.2): the encoded message is made anew and compared whole."""
    try:
        modulus, exponent = number(key["n"]), number(key["e"])
    except (KeyError, ValueError, TypeError):
        return False
    size = (modulus.bit_length() + 7) // 8
    value = int.from_bytes(signature, "big")
    if size < 256 or len(signature) != size or value >= modulus:
        return False
    info = SHA256_PREFIX + hashlib.sha256(message).digest()
    expected = b"\x00\x01" + b"\xff" * (size - len(info) - 3) + b"\x00" + info
    return pow(value, exponent, modulus).to_bytes(size, "big") == expected


def check(claims, issuer, client_id, nonce):
    now = time.time()
    audience = claims.get("aud")
    audiences = audience if isinstance(audience, list) else [audience]
    if claims.get("iss") != issuer or audiences != [client_id]:
        raise Refused("Okta's answer is for another application.")
    if "azp" in claims and claims["azp"] != client_id:
        raise Refused("Okta's answer is for another application.")
    if not is_time(claims.get("exp")) or claims["exp"] + CLOCK_SKEW_SECONDS <= now:
        raise Refused("This sign-in has taken too long.")
    if not is_time(claims.get("iat")) or claims["iat"] - CLOCK_SKEW_SECONDS > now:
        raise Refused("Okta's answer is of the future: somebody's clock is wrong.")
    if claims.get("nonce") != nonce:
        raise Refused("Okta's answer belongs to another sign-in.")
    if not isinstance(claims.get("sub"), str) or not claims["sub"]:
        raise Refused("Okta's answer does not say who signed in.")


def is_time(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def decode(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def number(text):
    return int.from_bytes(decode(text), "big")
