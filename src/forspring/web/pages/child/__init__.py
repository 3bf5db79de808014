"""One child over the three systems, for those who may see persons."""
