"""Write a case out in forms that others read, read a copy of one back, and check either."""

from rashomon.exports.jsonl import SCHEMA, bounded, jsonl, read_jsonl
from rashomon.exports.verify import verify

__all__ = ["SCHEMA", "bounded", "jsonl", "read_jsonl", "verify"]
