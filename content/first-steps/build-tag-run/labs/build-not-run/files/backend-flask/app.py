import os

from flask import Flask
from flask_cors import CORS

app = Flask(__name__)
CORS(app, origins=[os.environ["FRONTEND_URL"]])


@app.get("/api/birds")
def birds():
    return [{"name": "wren"}, {"name": "tern"}]
