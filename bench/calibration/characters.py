def caesar(text, shift):
    result = ""
    for letter in text:
        if letter.isalpha():
            result += chr((ord(letter) - 97 + shift) % 26 + 97)
        else:
            result += letter
    return result

caesar("the quick brown fox jumps over the lazy dog " * 300, 3)
