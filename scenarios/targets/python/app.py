"""A wiki with single sign-on through Okta, in nothing but Python's standard library (3.9 or later)."""

import hmac
import html
import http.cookies
import http.server
import json
import os
import secrets
import time
import unicodedata
import urllib.parse

from id_token import Refused
from okta import Okta

PORT = int(os.environ.get("PORT", "8000"))
APP_URL = os.environ.get("APP_URL", f"http://localhost:{PORT}").rstrip("/")
okta = Okta(
    os.environ["OKTA_ISSUER"],
    os.environ["OKTA_CLIENT_ID"],
    os.environ["OKTA_CLIENT_SECRET"],
    f"{APP_URL}/callback",
)

# Who may list and deactivate users; nobody where it isn't set.
OPERATOR_TOKEN = os.environ.get("OPERATOR_TOKEN", "")

SESSION_SECONDS = 8 * 3600
SIGN_IN_SECONDS = 600

users = {}  # (issuer, sub) -> user
sessions = {}  # id -> {"user": …, "until": …}
begun = {}  # id of a sign-in -> what it has to remember


def provision(claims):
    """The user whom an identity belongs to; made at the first sign-in. An email never finds anybody."""
    identity = (okta.issuer, claims["sub"])
    known = users.get(identity)
    if known is None and (not claims.get("email") or claims.get("email_verified") is not True):
        raise Refused("Your address is not verified at Okta. Please ask your administrator.")
    if known is None:
        if any(user["email"].lower() == claims["email"].lower() for user in users.values()):
            raise Refused("Somebody has this address already. Please ask your administrator.")
        known = users[identity] = {"id": secrets.token_hex(8), "active": True, "email": claims["email"]}
    if not known["active"]:
        raise Refused("Your account is deactivated. Please ask your administrator.")
    if claims.get("email") and claims.get("email_verified") is True:
        taken = [one for key, one in users.items() if key != identity and one["email"].lower() == claims["email"].lower()]
        if not taken:
            known["email"] = claims["email"]
    known["first_name"] = readable(claims.get("given_name", known.get("first_name", "")))
    known["last_name"] = readable(claims.get("family_name", known.get("last_name", "")))
    return identity


def readable(name):
    """A name without the characters that nobody sees, such as those that turn the direction of what follows."""
    return "".join(one for one in str(name) if unicodedata.category(one) not in ("Cc", "Cf"))


class App(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30

    def do_GET(self):
        path, _, query = self.path.partition("?")
        self.parameters = read(query)
        self.jar = http.cookies.SimpleCookie()
        try:
            self.jar.load(self.headers.get("Cookie", ""))
        except http.cookies.CookieError:
            pass
        try:
            getattr(self, "get_" + path.strip("/").replace("/", "_"), self.not_found)()
        except Refused as refused:
            self.page("Not signed in", f"<p>You are not signed in: {html.escape(str(refused))}</p>", 403)

    def do_POST(self):
        body = self.rfile.read(min(int(self.headers.get("Content-Length") or 0), 10_000)).decode("utf-8", "replace")
        path = self.path.partition("?")[0]
        self.parameters = read(body)
        try:
            self.jar = http.cookies.SimpleCookie(self.headers.get("Cookie", ""))
            if path == "/login/initiate":
                self.initiate()
            elif path == "/logout":
                self.log_out()
            elif path == "/users/deactivate":
                self.demand_operator()
                for user in users.values():
                    user["active"] = user["active"] and user["id"] != self.parameters.get("id")
                self.answer(204, "text/plain", "")
            else:
                self.not_found()
        except Refused as refused:
            self.page("Not signed in", f"<p>You are not signed in: {html.escape(str(refused))}</p>", 403)

    def get_(self):
        user = self.user()
        if user is None:
            return self.page("Wiki", '<form action="/login"><button>Sign in with single sign-on</button></form>')
        name = html.escape(f"{user['first_name']} {user['last_name']}")
        out = '<form method="post" action="/logout"><button>Sign out</button></form>'
        self.page("Wiki", f"<p>Signed in as {name}, {html.escape(user['email'])}.</p><a href='/account'>Account</a>{out}")

    def get_login(self):
        self.begin("/")

    def get_login_initiate(self):
        self.initiate()

    def initiate(self):
        """Third-party initiated login (OpenID Connect Core, section 4)."""
        if self.parameters.get("iss") != okta.issuer:
            raise Refused("this sign-in was begun for another organization.")
        hint = self.parameters.get("login_hint")
        self.begin(within(self.parameters.get("target_link_uri", "/")), **({"login_hint": hint} if hint else {}))

    def begin(self, then, **parameters):
        forget_expired()
        remembered, address = okta.begin(**parameters)
        key = secrets.token_urlsafe(32)
        begun[key] = {**remembered, "then": then, "until": time.time() + SIGN_IN_SECONDS}
        # A page in between, as apps have them that count who leaves for where.
        refresh = f'<meta http-equiv="refresh" content="0; url={html.escape(address)}">'
        # One cookie a sign-in: two tabs don't disturb each other.
        cookie = f"sign-in-{remembered['state'][:16]}={key}; Path=/; HttpOnly; SameSite=Lax; Max-Age={SIGN_IN_SECONDS}"
        self.page("One moment", "<p>You are taken to Okta.</p>", head=refresh, cookie=cookie)

    def get_callback(self):
        state = self.parameters.get("state", "")
        cookie = self.jar.get(f"sign-in-{state[:16]}") if state.isprintable() else None
        known = begun.pop(cookie.value, None) if cookie else None
        if known is None or known["until"] < time.time() or not hmac.compare_digest(known["state"], state):
            raise Refused("this answer belongs to no sign-in of this browser. Please start again.")
        identity = provision(okta.finish(known, self.parameters))
        self.end_session()
        session = secrets.token_urlsafe(32)
        sessions[session] = {"user": identity, "until": time.time() + SESSION_SECONDS}
        self.redirect(known["then"], f"session={session}; Path=/; HttpOnly; SameSite=Lax; Max-Age={SESSION_SECONDS}")

    def get_account(self):
        user = self.user()
        if user is None:
            return self.begin("/account")
        self.page("Account", f"<p>{html.escape(user['email'])}</p>")

    def get_me(self):
        user = self.user()
        self.json(401 if user is None else 200, user)

    def demand_operator(self):
        if not OPERATOR_TOKEN or self.headers.get("Authorization") != f"Bearer {OPERATOR_TOKEN}":
            raise Refused("this is for operators only.")

    def get_users(self):
        self.demand_operator()
        listed = [
            {**user, "identities": [{"issuer": issuer, "subject": sub}]} for (issuer, sub), user in users.items()
        ]
        self.json(200, listed)

    def get_healthz(self):
        self.json(200, {"status": "up"})

    def log_out(self):
        self.end_session()
        self.redirect("/", "session=; Path=/; Max-Age=0")

    def end_session(self):
        cookie = self.jar.get("session")
        if cookie:
            sessions.pop(cookie.value, None)

    def user(self):
        cookie = self.jar.get("session")
        session = sessions.get(cookie.value) if cookie else None
        if session is None or session["until"] < time.time():
            return None
        user = users[session["user"]]
        return user if user["active"] else None

    def not_found(self):
        self.page("Not found", "<p>There is no such page here.</p>", 404)

    def page(self, title, body, status=200, head="", cookie=None):
        text = f'<!doctype html><html lang="en"><head><title>{title}</title>{head}</head><body><h1>{title}</h1>{body}</body></html>'
        self.answer(status, "text/html; charset=utf-8", text, cookie=cookie)

    def json(self, status, value):
        self.answer(status, "application/json", json.dumps(value))

    def redirect(self, to, cookie):
        self.answer(303, "text/plain", "", location=to, cookie=cookie)

    def answer(self, status, kind, text, location=None, cookie=None):
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Frame-Options", "DENY")
        for name, value in (("Location", location), ("Set-Cookie", cookie)):
            if value:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def read(query):
    """Parameters by name. One that is there twice is there for nobody: who asks and who answers may differ on which counts."""
    found = urllib.parse.parse_qs(query, keep_blank_values=True, errors="replace")
    return {name: values[0] for name, values in found.items() if len(values) == 1}


def within(address):
    """A page of this app, whatever was asked for."""
    url = urllib.parse.urlsplit(urllib.parse.urljoin(APP_URL + "/", address))
    is_plain = url.path.startswith("/") and not url.path.startswith("//") and address.isprintable() and "\\" not in address
    is_own = f"{url.scheme}://{url.netloc}" == APP_URL
    return urllib.parse.urlunsplit(("", "", url.path, url.query, "")) if is_own and is_plain else "/"


def forget_expired():
    now = time.time()
    for kept in (begun, sessions):
        for key in [key for key, value in list(kept.items()) if value["until"] < now]:
            kept.pop(key, None)


if __name__ == "__main__":
    http.server.ThreadingHTTPServer(("127.0.0.1", PORT), App).serve_forever()
