"""The open house as strangers meet it: over the wire, without a browser."""
