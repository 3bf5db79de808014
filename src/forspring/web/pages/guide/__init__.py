"""The registration guide: where, and as what, is a course registered?"""
