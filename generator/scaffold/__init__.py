"""New files: valid from the first moment, with every field explained where it stands.

starters/*.yaml ─ starters ─→ parts ─ explained ─→ … with the model's words as comments ─→ text
facts: what a curriculum has already, so that codes are free and references lead somewhere
insertion: a new entry in an existing list, by adding lines and touching no other
"""
