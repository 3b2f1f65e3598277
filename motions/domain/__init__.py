"""What are the rules of motions, amendments, votes and adopted texts?"""
