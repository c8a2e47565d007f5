import sys
class Node:
    items = [1]
n = Node()
n.itmes
