"""Where is everything kept? The only package that knows SQL."""
