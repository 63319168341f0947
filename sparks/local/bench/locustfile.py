"""For Locust, in an environment of its own: eight readers of one page, without a pause."""

import json
import os

from locust import FastHttpUser, constant, task

PATH, HEADERS = os.environ["BENCH_PATH"], json.loads(os.environ["BENCH_HEADERS"])


class Reader(FastHttpUser):
    wait_time = constant(0)

    @task
    def read(self):
        self.client.get(PATH, headers=HEADERS)
