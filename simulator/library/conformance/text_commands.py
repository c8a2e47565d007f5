"""Commands that shell lines are made of: about text, about files, about the system."""
import os
import subprocess
import tempfile

os.chdir(tempfile.mkdtemp())
with open("words.txt", "w") as file:
    file.write("pear 3 red\napple 10 green\nPear 2 red\nfig 10 blue\napple 10 green\n")
with open("numbers.txt", "w") as file:
    file.write("".join(f"{n}\n" for n in (10, 9, 2, 33, 1, 2)))


def run(line):
    done = subprocess.run(line, shell=True, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"})
    print(repr(line), done.returncode)
    print(done.stdout, done.stderr, sep="", end="")


for line in """
echo a b | wc -w
echo a b | wc
wc words.txt
wc -l words.txt
wc -l words.txt numbers.txt
wc nofile words.txt
head -n 2 words.txt
head -2 words.txt
head -c 5 words.txt
head -n 1 words.txt numbers.txt
tail -n 2 words.txt
tail -n +4 words.txt
tail -1 numbers.txt
sort words.txt
sort -r words.txt
sort -n numbers.txt
sort -nru numbers.txt
sort -u words.txt
sort -k 2 -n words.txt
sort words.txt | uniq
sort words.txt | uniq -c
sort numbers.txt | uniq -d
grep apple words.txt
grep -c apple words.txt
grep -in pear words.txt
grep -v apple words.txt
grep -n 10 words.txt numbers.txt
grep -E '^(fig|pear)' words.txt
grep 'fig\\|apple' words.txt
grep -o '[0-9]*' words.txt
grep -w 1 numbers.txt
grep nothing words.txt
grep -q fig words.txt && echo yes
grep x nofile
cut -d ' ' -f 1 words.txt
cut -d ' ' -f 1,3 words.txt
cut -c 1-3 words.txt
echo hello | tr a-z A-Z
echo hello | tr -d l
echo 'a  b' | tr -s ' '
echo hello | tr '[:lower:]' '[:upper:]'
echo copy | tee copy.txt; cat copy.txt
seq 3
seq 2 5
seq 1 2 7
seq 5 -2 1
seq 0 0.5 1
seq 10 | head -n 2
seq 100000 | head -n 1
seq 5 | tail -n 2 | sort -r
cat words.txt | sort | uniq -c | sort -rn | head -n 1
mkdir folder; ls
mkdir folder
mkdir -p folder/a/b; ls folder
touch folder/one folder/two; ls folder
cp words.txt folder/copy; wc -l folder/copy
cp folder other
cp -r folder other; ls other
mv folder/one folder/three; ls folder
rm folder/two; ls folder
rm folder
rm nofile
rm -f nofile
rm -rf folder other; ls
rmdir nofile
basename /a/b/c.txt; basename /a/b/c.txt .txt; dirname /a/b/c.txt
uname
date +%d | wc -c
wc -q
sort -q words.txt
""".strip().splitlines():
    run(line)
print(subprocess.run(["printenv", "NAME"], env={"NAME": "value"}, capture_output=True))
process = subprocess.Popen(["seq", "100000"], stdout=subprocess.PIPE)
print(process.stdout.readline())
process.stdout.close()
print(process.wait())
