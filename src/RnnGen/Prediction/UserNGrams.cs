namespace RnnGen;

/// <summary>
/// A user's n-grams of up to five words, counted as they are written, with interpolated Kneser-Ney smoothing (Kneser and Ney 1995). The counts of five words are all that is kept: those of
/// fewer say in how many different contexts a word was written, so they follow from them. A trie finds the words that followed a context. All memory is allocated at the beginning.
/// </summary>
/// <remarks>
/// With c(h, w) the count of w after h, c(h) their sum and t(h) how many different words followed h, p(w | h) = max(c(h, w) − D, 0)/c(h) + D·t(h)/c(h)·p(w | h′), where h′ is h without its
/// first word. Below the empty context stands another distribution, that of the network: see <see cref="Predictor"/>.
/// </remarks>
internal sealed class UserNGrams
{
    /// <summary>Words of the longest n-grams.</summary>
    public const int Order = 5;

    /// <summary>Stands for every word that has no number of its own.</summary>
    public const int Unknown = 0;

    /// <summary>Stands before the first word of a text.</summary>
    public const int Begin = 1;

    /// <summary>The first number that a word can have.</summary>
    public const int FirstWord = 2;

    /// <summary>D: what is taken from each count.</summary>
    public const double Discount = 0.9;

    /// <summary>Nodes that one n-gram may add: the paths of its suffixes.</summary>
    private const int MostNewNodes = Order * (Order + 1) / 2;

    private const int NodesPerNGram = 6;
    private const int Root = 0;

    private readonly Node[] _nodes;
    private readonly int[] _table;
    private readonly int[] _words;
    private readonly int[] _counts;
    private readonly int[] _lastUses;
    private readonly ulong[] _keys;
    private int _nodeCount;

    /// <summary>Allocates room.</summary>
    /// <param name="capacity">Most different n-grams of five words; at least 1.</param>
    public UserNGrams(int capacity)
    {
        Capacity = capacity;
        _nodes = new Node[(NodesPerNGram * capacity) + (2 * MostNewNodes)];
        _table = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(2 * _nodes.Length))];
        _words = new int[Order * capacity];
        _counts = new int[capacity];
        _lastUses = new int[capacity];
        _keys = new ulong[capacity];
        Clear();
    }

    /// <summary>Most different n-grams of five words.</summary>
    public int Capacity { get; }

    /// <summary>Different n-grams of five words.</summary>
    public int Count { get; private set; }

    /// <summary>Whether there is no room to learn another n-gram. Nodes for one more are left, so that all n-grams find room again in whatever order a file has them.</summary>
    public bool IsFull => Count == Capacity || _nodeCount + (2 * MostNewNodes) > _nodes.Length;

    /// <summary>Whether another n-gram surely finds room.</summary>
    public bool HasRoom => Count < Capacity && _nodeCount + MostNewNodes <= _nodes.Length;

    /// <summary>Bytes of all memory.</summary>
    public long SizeInBytes => ((long)_nodes.Length * Node.SizeInBytes) + ((long)_keys.Length * sizeof(ulong))
        + (((long)_table.Length + _words.Length + _counts.Length + _lastUses.Length) * sizeof(int));

    /// <summary>The words of an n-gram of five, its count, and when it was last written.</summary>
    /// <param name="index">Which, in [0, <see cref="Count"/>).</param>
    public (ReadOnlyMemory<int> Words, int Count, int LastUse) this[int index] => (_words.AsMemory(Order * index, Order), _counts[index], _lastUses[index]);

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Count = 0;
        ClearTrie();
    }

    /// <summary>Counts an n-gram. The caller has made sure that there is room.</summary>
    /// <param name="words">Five words, the last one that which was written.</param>
    /// <param name="count">How often.</param>
    /// <param name="lastUse">When it was last written, in words read.</param>
    public void Add(ReadOnlySpan<int> words, int count, int lastUse)
    {
        int leaf = FindOrAdd(words);
        if (_nodes[leaf].Count == 0)
        {
            _nodes[leaf].FirstChild = Count;
            words.CopyTo(_words.AsSpan(Order * Count));
            _counts[Count] = 0;
            _lastUses[Count++] = 0;
        }

        int index = _nodes[leaf].FirstChild;
        _counts[index] = (int)Math.Min((long)_counts[index] + count, int.MaxValue);
        _lastUses[index] = Math.Max(_lastUses[index], lastUse);
        bool isNew = AddCount(leaf, count);
        for (int start = 1; isNew && start < Order; start++)
        {
            isNew = AddCount(FindOrAdd(words[start..]), 1);
        }
    }

    /// <summary>Finds the contexts that the next word may follow.</summary>
    /// <param name="recent">The last four words, the latest last.</param>
    /// <param name="contexts">Receives the node of the last n words at n, for n from 0 to 4; −1 where no word is known to follow them.</param>
    /// <returns>How many words the longest context has that a word is known to follow; −1 where none is known at all.</returns>
    public int FindContexts(ReadOnlySpan<int> recent, Span<int> contexts)
    {
        int longest = -1;
        for (int length = 0; length < Order; length++)
        {
            int node = Root;
            foreach (int word in recent[(recent.Length - length)..])
            {
                node = node < 0 ? node : Find(node, word);
            }

            contexts[length] = node >= 0 && _nodes[node].Total > 0 ? node : -1;
            longest = contexts[length] >= 0 ? length : longest;
        }

        return longest;
    }

    /// <summary>The first word that is known to follow a context, as a node; 0 where there is none.</summary>
    public int FirstContinuation(int context) => _nodes[context].FirstChild;

    /// <summary>The next such word after one; 0 after the last.</summary>
    public int NextContinuation(int node) => _nodes[node].NextSibling;

    /// <summary>The word of a node.</summary>
    public int WordOf(int node) => _nodes[node].Word;

    /// <summary>max(c(h, w) − D, 0)/c(h): what a word has of its own after a context.</summary>
    public double Own(int context, int node) => OwnCount(node) / _nodes[context].Total;

    /// <summary>The same of a word given by its number; 0 where it is not known to follow.</summary>
    public double OwnOf(int context, int word) => Find(context, word) is > 0 and int node ? Own(context, node) : 0;

    /// <summary>max(c(h, w) − D, 0) of a node, which <see cref="Total"/> of its context divides.</summary>
    public double OwnCount(int node) => Math.Max(_nodes[node].Count - Discount, 0);

    /// <summary>The same of a word after the empty context; 0 where it has none.</summary>
    public double OwnCountOf(int word) => Find(Root, word) is > 0 and int node ? OwnCount(node) : 0;

    /// <summary>c(h): the sum of all counts after a context.</summary>
    public int Total(int context) => _nodes[context].Total;

    /// <summary>D·t(h)/c(h): what a context leaves to the shorter one.</summary>
    public double Left(int context) => Discount * _nodes[context].Types / _nodes[context].Total;

    /// <summary>Writes <see cref="Unknown"/> for words that are gone, and counts all n-grams again.</summary>
    /// <param name="isGone">At each word's number, whether it is gone.</param>
    public void Replace(ReadOnlySpan<bool> isGone)
    {
        foreach (ref int word in _words.AsSpan(0, Order * Count))
        {
            word = isGone[word] ? Unknown : word;
        }

        CountAgain(leastUse: 0);
    }

    /// <summary>Forgets the least used quarter: those written least often and, of these, longest ago.</summary>
    public void ForgetLeastUsed()
    {
        Span<ulong> keys = _keys.AsSpan(0, Count);
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = Key(i);
        }

        Ascending<ulong>.Sort(keys);
        CountAgain(keys.IsEmpty ? 0 : keys[(keys.Length + 3) / 4 - 1] + 1);
    }

    private ulong Key(int index) => ((ulong)(uint)_counts[index] << 32) | (uint)_lastUses[index];

    /// <summary>Builds the trie anew from the n-grams whose key is not below a least one. They only move forward: each is read before its place is written.</summary>
    private void CountAgain(ulong leastUse)
    {
        int count = Count;
        Clear();
        Span<int> words = stackalloc int[Order];
        for (int i = 0; i < count; i++)
        {
            if (Key(i) >= leastUse)
            {
                _words.AsSpan(Order * i, Order).CopyTo(words);
                Add(words, _counts[i], _lastUses[i]);
            }
        }
    }

    private void ClearTrie()
    {
        _table.AsSpan().Clear();
        _nodes[Root] = default;
        _nodeCount = 1;
    }

    /// <summary>Adds to the count of a node; true where it was 0.</summary>
    private bool AddCount(int index, int count)
    {
        ref Node node = ref _nodes[index];
        ref Node context = ref _nodes[node.Parent];
        bool isNew = node.Count == 0;
        if (isNew)
        {
            context.Types++;
            node.NextSibling = context.FirstChild;
            context.FirstChild = index;
        }

        node.Count = (int)Math.Min((long)node.Count + count, int.MaxValue);
        context.Total = (int)Math.Min((long)context.Total + count, int.MaxValue);
        return isNew;
    }

    private int FindOrAdd(ReadOnlySpan<int> words)
    {
        int node = Root;
        foreach (int word in words)
        {
            int slot = Slot(node, word);
            if (_table[slot] == 0)
            {
                _nodes[_nodeCount] = new Node { Word = word, Parent = node };
                _table[slot] = _nodeCount++;
            }

            node = _table[slot];
        }

        return node;
    }

    /// <summary>The node of a word after a context; −1 where there is none.</summary>
    private int Find(int context, int word) => _table[Slot(context, word)] is > 0 and int node ? node : -1;

    private int Slot(int context, int word)
    {
        int mask = _table.Length - 1;
        uint hash = ((uint)context * 0x9E3779B1) ^ ((uint)word * 0x85EBCA77);
        for (int slot = (int)(hash ^ (hash >> 15)) & mask; ; slot = (slot + 1) & mask)
        {
            int node = _table[slot];
            if (node == 0 || (_nodes[node].Parent == context && _nodes[node].Word == word))
            {
                return slot;
            }
        }
    }

    private struct Node
    {
        public const int SizeInBytes = 7 * sizeof(int);

        public int Word;
        public int Parent;

        // Of an n-gram of five words, which has none, its index.
        public int FirstChild;
        public int NextSibling;
        public int Count;
        public int Total;
        public int Types;
    }
}
