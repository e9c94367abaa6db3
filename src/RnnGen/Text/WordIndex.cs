using System.Numerics;

namespace RnnGen;

/// <summary>
/// The tokens of words by their spelling: a table of linear probing in less than 6 bytes a word, where a dictionary takes 30. The words themselves are those of
/// the vocabulary. A slot holds a token and, in the bits that no token needs, some of its word's hash, so that hardly any other word is looked at. The hash is
/// the runtime's, seeded anew for each process: no file can be made of words that all collide.
/// </summary>
internal sealed class WordIndex
{
    private readonly string[] _words;
    private readonly uint[] _slots;
    private readonly uint _tokenMask;

    private WordIndex(string[] words)
    {
        _words = words;
        _slots = new uint[words.Length + (words.Length / 3) + 1];

        // Tokens are kept plus one: an empty slot is 0.
        _tokenMask = uint.MaxValue >> BitOperations.LeadingZeroCount((uint)words.Length);
    }

    /// <summary>Indexes the words of a vocabulary.</summary>
    /// <param name="words">The words in the order of their tokens; kept, not copied.</param>
    /// <param name="problem">What is wrong with the words: the first that is empty or that occurs a second time; null where nothing is.</param>
    /// <returns>The index; incomplete where there is a problem.</returns>
    public static WordIndex Create(string[] words, out string? problem)
    {
        WordIndex index = new(words);
        problem = null;
        for (int token = 0; token < words.Length && problem is null; token++)
        {
            string word = words[token];
            if (string.IsNullOrEmpty(word))
            {
                problem = $"Word {token} of the vocabulary is empty.";
            }
            else if (index.Find(word, out int slot, out uint tag) is >= 0 and int same)
            {
                problem = $"Word {token} of the vocabulary, '{word}', is already word {same}.";
            }
            else
            {
                index._slots[slot] = tag | ((uint)token + 1);
            }
        }

        return index;
    }

    /// <summary>The token of a word; −1 where it is not among them. Does not allocate.</summary>
    /// <param name="word">Any spelling.</param>
    public int Find(ReadOnlySpan<char> word) => Find(word, out _, out _);

    /// <summary>The same; where there is none, <paramref name="slot"/> is the empty one that it would take, with <paramref name="tag"/>.</summary>
    private int Find(ReadOnlySpan<char> word, out int slot, out uint tag)
    {
        uint hash = (uint)string.GetHashCode(word);
        tag = hash & ~_tokenMask;

        // The low bits are the tag's: the high ones say where to begin.
        slot = (int)(((ulong)hash * (uint)_slots.Length) >> 32);
        while (_slots[slot] is not 0 and uint taken)
        {
            int token = (int)(taken & _tokenMask) - 1;
            if ((taken & ~_tokenMask) == tag && word.SequenceEqual(_words[token]))
            {
                return token;
            }

            slot = slot + 1 == _slots.Length ? 0 : slot + 1;
        }

        return -1;
    }
}
