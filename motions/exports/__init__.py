"""How do values become files that people can open?"""
