"""A person's address is fetched from the open internet, and from nowhere else."""

import asyncio
import datetime as dt
import ssl
from collections.abc import AsyncIterator, Sequence
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from studio.api.fetch import Address, Fetcher, Remote, is_public
from studio.api.refusals import Refusal
from tests.fakes.site import site

CLIP = b"not really a clip" * 10_000


def _only_loopback(address: Address) -> bool:
    return str(address) == "127.0.0.1"


async def _to_loopback(_host: str, _port: int) -> Sequence[str]:
    return ["127.0.0.1"]


async def _whole(remote: Remote) -> bytes:
    return b"".join([piece async for piece in remote.pieces])


async def _clip(request: Request) -> Response:
    headers = {"x-host": request.headers["host"]}
    return Response(CLIP, media_type=request.query_params.get("type", "video/mp4"), headers=headers)


async def _named(_: Request) -> Response:
    disposition = "attachment; filename*=UTF-8''%E6%B5%B7.mp4"
    return Response(CLIP, headers={"content-disposition": disposition})


async def _redirect(request: Request) -> Response:
    return RedirectResponse(request.query_params["to"])


async def _packed(_: Request) -> Response:
    return Response(b"..", headers={"content-encoding": "gzip"})


async def _endless(_: Request) -> Response:
    async def drip() -> AsyncIterator[bytes]:
        yield b"x"
        await asyncio.Event().wait()

    return StreamingResponse(drip())


async def _gone(_: Request) -> Response:
    return PlainTextResponse("gone", 410)


APP = Starlette(
    routes=[
        Route("/beach.mp4", _clip),
        Route("/download", _clip),
        Route("/named", _named),
        Route("/redirect", _redirect),
        Route("/packed", _packed),
        Route("/endless", _endless),
        Route("/gone", _gone),
    ]
)


@pytest.fixture
async def port() -> AsyncIterator[int]:
    async with site(APP, timeout_graceful_shutdown=0) as port:
        yield port


@pytest.mark.parametrize(
    ("address", "is_open"),
    [
        ("93.184.216.34", True),
        ("2606:4700::6810:1", True),
        ("127.0.0.1", False),
        ("127.8.8.8", False),
        ("0.0.0.0", False),  # noqa: S104 - an address to refuse, nothing is bound
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("240.0.0.1", False),
        ("198.18.0.1", False),
        ("::", False),
        ("::1", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", False),
        ("::127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b:1::7f00:1", False),
        ("2002:7f00:1::", False),
        ("2001:0:53aa:64c::1", False),
        ("2001:db8::1", False),
    ],
)
def test_only_open_addresses_count_as_public(address: str, is_open: bool) -> None:
    """Loopback, private, link-local, shared, multicast and addresses that carry another one are nearer."""
    assert is_public(ip_address(address)) is is_open


async def test_a_file_is_fetched_under_its_own_name(port: int) -> None:
    """The path names it, the size is told, and the Host header is the one in the address."""
    async with Fetcher(allows=_only_loopback, resolve=_to_loopback).open(
        f"http://clips.example:{port}/beach.mp4"
    ) as remote:
        assert (remote.name, remote.size) == ("beach.mp4", len(CLIP))
        assert await _whole(remote) == CLIP


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/named", "海.mp4"),
        ("/download?type=audio/mpeg", "download.mp3"),
        ("/download?type=text/html", "download"),
    ],
)
async def test_a_name_is_found_where_the_path_has_none(port: int, path: str, name: str) -> None:
    """Content-Disposition goes first, then the path with the content type's ending."""
    async with Fetcher(allows=_only_loopback).open(f"http://127.0.0.1:{port}{path}") as remote:
        assert remote.name == name


async def test_redirects_are_followed_and_keep_the_name_of_the_last(port: int) -> None:
    """A short link leads to the clip."""
    url = f"http://127.0.0.1:{port}/redirect?to=/beach.mp4"
    async with Fetcher(allows=_only_loopback).open(url) as remote:
        assert remote.name == "beach.mp4"
        assert await _whole(remote) == CLIP


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:127.0.0.1]"]
)
async def test_the_default_refuses_loopback_however_it_is_written(port: int, host: str) -> None:
    """The address that would be connected to is judged, not the way it is spelt."""
    with pytest.raises(Refusal, match=r"open internet|web address|resolved"):
        async with Fetcher().open(f"http://{host}:{port}/beach.mp4"):
            pytest.fail("nothing may be fetched")


async def test_a_name_that_leads_to_loopback_is_refused(port: int) -> None:
    """DNS may say what it wants: the address that it gives is judged."""
    with pytest.raises(Refusal, match="open internet"):
        async with Fetcher(resolve=_to_loopback).open(f"http://clips.example:{port}/beach.mp4"):
            pytest.fail("nothing may be fetched")


async def test_one_bad_address_among_good_ones_is_enough(port: int) -> None:
    """A name that leads to both is somebody's trick."""

    async def both(_host: str, _port: int) -> Sequence[str]:
        return ["93.184.216.34", "127.0.0.1"]

    with pytest.raises(Refusal, match="open internet"):
        async with Fetcher(resolve=both).open(f"http://clips.example:{port}/beach.mp4"):
            pytest.fail("nothing may be fetched")


async def test_the_address_that_was_judged_is_the_one_that_is_used(port: int) -> None:
    """A name that changes its mind after the check changes nothing: it is asked once."""
    asked: list[str] = []

    async def rebinding(host: str, _port: int) -> Sequence[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["169.254.169.254"]

    async with Fetcher(allows=_only_loopback, resolve=rebinding).open(
        f"http://clips.example:{port}/beach.mp4"
    ) as remote:
        assert await _whole(remote) == CLIP
    assert asked == ["clips.example"]


async def test_a_redirect_to_a_nearer_address_is_refused(port: int) -> None:
    """An open host that sends us to a closed one gets no further than an open one."""

    async def names(host: str, _port: int) -> Sequence[str]:
        return ["127.0.0.1"] if host == "clips.example" else [host]

    url = f"http://clips.example:{port}/redirect?to=http://127.0.0.2:{port}/beach.mp4"
    with pytest.raises(Refusal, match="open internet"):
        async with Fetcher(allows=_only_loopback, resolve=names).open(url):
            pytest.fail("nothing may be fetched")


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://clips.example/a.mp4", "http and https"),
        ("file:///etc/passwd", "http and https"),
        ("http://user:secret@clips.example/a.mp4", "user name"),
        ("http:///a.mp4", "http and https"),
        ("not an address", "http and https"),
        ("http://[::1", "web address"),
        ("http://clips.example:99999999/", "web address"),
        ("http://clips.example/" + "x" * 5000, "too long"),
    ],
)
async def test_what_is_no_web_address_is_refused(url: str, why: str) -> None:
    """Only plain http and https addresses, without credentials, are fetched."""
    with pytest.raises(Refusal, match=why):
        async with Fetcher(resolve=_to_loopback).open(url):
            pytest.fail("nothing may be fetched")


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/gone", "status 410"),
        ("/packed", "packed"),
        ("/redirect?to=/redirect?to=/redirect", "status 500|redirects"),
        ("/redirect?to=ftp://clips.example/", "http and https"),
    ],
)
async def test_answers_that_hold_no_file_are_refused(port: int, path: str, why: str) -> None:
    """Errors, packed bodies and odd redirects end with a sentence."""
    with pytest.raises(Refusal, match=why):
        async with Fetcher(allows=_only_loopback).open(f"http://127.0.0.1:{port}{path}"):
            pytest.fail("nothing may be fetched")


async def test_a_loop_of_redirects_ends() -> None:
    """Five are followed, a sixth is not."""

    async def loop(request: Request) -> Response:
        return RedirectResponse(str(request.url))

    async with site(Starlette(routes=[Route("/", loop)])) as port:
        with pytest.raises(Refusal, match="too often"):
            async with Fetcher(allows=_only_loopback).open(f"http://127.0.0.1:{port}/"):
                pytest.fail("nothing may be fetched")


async def test_a_file_that_never_ends_coming_is_given_up(port: int) -> None:
    """The time is limited in all, however lively the connection."""
    with pytest.raises(Refusal, match="too long"):
        async with Fetcher(allows=_only_loopback, total_s=0.1).open(
            f"http://127.0.0.1:{port}/endless"
        ) as remote:
            await _whole(remote)


async def test_a_host_that_does_not_answer_is_told_so() -> None:
    """A refused connection is a refusal with a sentence, not a failure of ours."""
    async with site(APP) as gone:
        pass
    with pytest.raises(Refusal, match="cannot be fetched"):
        async with Fetcher(allows=_only_loopback).open(f"http://127.0.0.1:{gone}/beach.mp4"):
            pytest.fail("nothing may be fetched")


@pytest.mark.parametrize(("host", "is_served"), [("clips.example", True), ("other.example", False)])
async def test_a_certificate_is_checked_for_the_name_not_the_address(
    tmp_path: Path, host: str, is_served: bool
) -> None:
    """The connection goes to a judged address, yet the certificate has to name the host that was asked."""
    certificate, key = _certificate(tmp_path, "clips.example")
    trust = ssl.create_default_context(cafile=str(certificate))
    fetcher = Fetcher(allows=_only_loopback, resolve=_to_loopback, tls=trust)
    async with site(APP, ssl_certfile=str(certificate), ssl_keyfile=str(key)) as port:
        try:
            async with fetcher.open(f"https://{host}:{port}/beach.mp4") as remote:
                served = await _whole(remote) == CLIP
        except Refusal:
            served = False

    assert served is is_served


def _certificate(folder: Path, host: str) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
    today = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - dt.timedelta(days=1))
        .not_valid_after(today + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    files = folder / "cert.pem", folder / "key.pem"
    files[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    files[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.TraditionalOpenSSL,
            serialization.NoEncryption(),
        )
    )
    return files
