namespace RnnGen.Benchmarks;

/// <summary>
/// Suggestions on two threads, each with its own session over one frozen model. They take words in small shares until none are left, so that
/// both finish the piece at the same time.
/// </summary>
internal sealed class SuggestOnTwoThreads : Contender
{
    private const int WordsPerShare = 16;
    private readonly SuggestWords<GeneratedReader> _own;
    private readonly SuggestWords<GeneratedReader> _other;
    private readonly SemaphoreSlim _wake = new(0);
    private readonly Thread _thread;
    private long _otherAllocated;
    private int _sharesTaken;
    private volatile int _shares;
    private volatile bool _isAwake;
    private volatile bool _isStarted;
    private volatile bool _isDone;
    private volatile bool _isEnding;

    public SuggestOnTwoThreads(FrozenModel model)
    {
        int vocabularySize = model.Vocabulary.Count;
        _own = new SuggestWords<GeneratedReader>(new GeneratedReader(model.CreateSession()), new WordCycle(vocabularySize));
        _other = new SuggestWords<GeneratedReader>(new GeneratedReader(model.CreateSession()), new WordCycle(vocabularySize, WordCycle.Length / 2));
        _thread = new Thread(Work) { IsBackground = true, Name = "second suggester" };
        _thread.Start();
    }

    public override int UnitsPerRepetition => WordsPerShare;

    public override long AllocatedBytes => base.AllocatedBytes + Volatile.Read(ref _otherAllocated);

    /// <summary>Wakes the other thread, which sleeps while other contenders are measured, before the clock starts.</summary>
    public override void BeforePiece()
    {
        _isAwake = _isStarted = _isDone = false;
        _wake.Release();
        WaitUntilAwake();
    }

    public override void Run(int repetitions)
    {
        _sharesTaken = 0;
        _shares = repetitions;
        _isStarted = true;
        TakeShares(_own);
        SpinWait spin = default;
        while (!_isDone)
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }
    }

    public override void Dispose()
    {
        _isEnding = true;
        _wake.Release();
        _thread.Join();
        _wake.Dispose();
        base.Dispose();
    }

    private void WaitUntilAwake()
    {
        SpinWait spin = default;
        while (!_isAwake)
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }
    }

    private void TakeShares(SuggestWords<GeneratedReader> words)
    {
        while (Interlocked.Increment(ref _sharesTaken) <= _shares)
        {
            words.Run(WordsPerShare);
        }
    }

    private void Work()
    {
        while (true)
        {
            _wake.Wait();
            if (_isEnding)
            {
                return;
            }

            Volatile.Write(ref _otherAllocated, GC.GetAllocatedBytesForCurrentThread());
            _isAwake = true;
            SpinWait spin = default;
            while (!_isStarted)
            {
                spin.SpinOnce(sleep1Threshold: -1);
            }

            TakeShares(_other);
            Volatile.Write(ref _otherAllocated, GC.GetAllocatedBytesForCurrentThread());
            _isDone = true;
        }
    }
}
