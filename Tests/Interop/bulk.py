"""How fast a thousand documents are validated, against `curl --parallel` sending the same requests.

usage: bulk.py [DOCUMENTS [LATENCY_MS…]]

A benchmark, not a test: it prints a ratio for each latency of the sandbox's answers, with the peak
memory and the open descriptors of a hundred documents beside those of all.
"""

import base64
import email.utils
import hashlib
import hmac
import json
import os
import subprocess
import sys
import tempfile
import time

from sandbox import EXAMPLES, PRODUCTS

JOBS = 16
HOST = "https://contosoleads.table.core.windows.net"


def validate(ready, folder, *options):
    command = [str(PRODUCTS / "leadline"), "validate", "--ca-file", ready["caFile"], *options]
    for route in ready["connectTo"]:
        command += ["--connect-to", route]
    started = time.perf_counter()
    process = subprocess.Popen(
        [*command, "--jobs", str(JOBS), folder],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE if "--verbose" in options else subprocess.DEVNULL,
        text=True,
    )
    peak = descriptors = 0
    while "--verbose" not in options and process.poll() is None:
        try:
            status = open(f"/proc/{process.pid}/status").read()
            peak = max(peak, int(status.split("VmHWM:")[1].split()[0]))
            descriptors = max(descriptors, len(os.listdir(f"/proc/{process.pid}/fd")))
        except (OSError, IndexError):
            break
        time.sleep(0.005)
    _, errors = process.communicate()
    assert process.returncode == 0, process.returncode
    return time.perf_counter() - started, peak, descriptors, errors


def signature(key, date, address):
    path = address[len(HOST) :].split("?")[0]
    text = f"GET\n\n\n{date}\n/contosoleads{path}"
    digest = hmac.new(base64.b64decode(key), text.encode(), hashlib.sha256).digest()
    return "SharedKey contosoleads:" + base64.b64encode(digest).decode()


def curl_settings(ready, addresses, count):
    """The requests of all documents; the first of each is asked without a signature."""
    connection = ready["credentials"]["table"]["storageAccountConnectionString"]
    key = connection.split("AccountKey=")[1].split(";")[0]
    date = email.utils.formatdate(usegmt=True)
    route = next(route for route in ready["connectTo"] if route.startswith(HOST[8:]))
    requests = []
    for number, address in enumerate(addresses * count):
        lines = [
            f'url = "{address}"',
            'output = "/dev/null"',
            "silent",
            f'cacert = "{ready["caFile"]}"',
            f'connect-to = "{route}"',
            f'header = "x-ms-date: {date}"',
            'header = "x-ms-version: 2019-02-02"',
            'header = "Accept: application/json;odata=nometadata"',
        ]
        if number % len(addresses):
            lines.append(f'header = "Authorization: {signature(key, date, address)}"')
        requests.append("\n".join(lines))
    return "\nnext\n".join(requests)


def compare(count, latency):
    words = [str(PRODUCTS / "leadline-sandbox"), "--until-stdin-closes", "--latency", str(latency)]
    sandbox = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    with tempfile.TemporaryDirectory() as folder:
        ready = json.loads(sandbox.stdout.readline())
        document = (EXAMPLES / "table.json").read_bytes()
        for size in {1, min(100, count), count}:
            os.mkdir(f"{folder}/{size}")
            for number in range(size):
                with open(f"{folder}/{size}/{number:05}.json", "wb") as file:
                    file.write(document)
        trace = validate(ready, f"{folder}/1", "--verbose")[3]
        addresses = [line.split("GET ")[1].split()[0] for line in trace.splitlines() if "GET https" in line]
        small = validate(ready, f"{folder}/{min(100, count)}", "--quiet")
        large = validate(ready, f"{folder}/{count}", "--quiet")
        with open(f"{folder}/curl", "w") as file:
            file.write(curl_settings(ready, addresses, count))
        started = time.perf_counter()
        subprocess.run(
            ["curl", "--parallel", "--parallel-max", str(JOBS), "--config", f"{folder}/curl"],
            stderr=subprocess.PIPE,
            check=True,
        )
        curl = time.perf_counter() - started
    sandbox.stdin.close()
    sandbox.wait()
    print(
        f"latency {latency} ms: {count} documents, {len(addresses) * count} requests:"
        f" {large[0]:.2f} s, curl {curl:.2f} s, ratio {large[0] / curl:.2f};"
        f" peak {small[1] // 1024} MiB for {min(100, count)}, {large[1] // 1024} MiB for all;"
        f" {small[2]} and {large[2]} descriptors"
    )


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    for milliseconds in numbers[1:] or [0, 5, 20]:
        compare(numbers[0] if numbers else 1000, milliseconds)
