"""How do printed texts and lists of amendments become values?"""
