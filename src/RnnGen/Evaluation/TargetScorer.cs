using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>
/// A scorer of sixteen predictions at a time: the output layer, which is most of the work for a large vocabulary, is read only once for all of them. The recurrence
/// advances word by word in a <see cref="RecurrentState"/>, and a copy of its state is kept here after each word.
/// </summary>
internal sealed class TargetScorer
{
    /// <summary>The number of predictions scored together.</summary>
    public const int Rows = RnnNetwork.GroupRows;

    private readonly GroupState _states;
    private readonly GroupLogitBlocks _blocks = new();
    private readonly int _wordCount;
    private readonly AlignedBuffer _panel = new(Rows * RnnNetwork.PanelWidth);
    private readonly float[] _targetLogits = new float[Rows];
    private readonly RunningSoftmax[] _softmax = new RunningSoftmax[Rows];
    private readonly int[] _ranks = new int[Rows];

    /// <summary>Allocates room for sixteen predictions.</summary>
    public TargetScorer(ServedNetwork bound)
    {
        _states = new GroupState(bound);
        _wordCount = bound.WordCount;
    }

    /// <summary>Copies the state that prediction <paramref name="row"/> is made from.</summary>
    public void Take(int row, RecurrentState state) => _states.Take(row, state);

    /// <summary>Computes −ln p(target) of each prediction.</summary>
    /// <param name="targets">The target of each row, at most <see cref="Rows"/>.</param>
    public void Score(ReadOnlySpan<int> targets) => Score(targets, withRanks: false);

    /// <summary>Computes −ln p(target) of each prediction, and the rank of each target among the known words.</summary>
    /// <param name="targets">The target of each row, at most <see cref="Rows"/>.</param>
    public void ScoreAndRank(ReadOnlySpan<int> targets) => Score(targets, withRanks: true);

    /// <summary>−ln p(target).</summary>
    public double Loss(int row) => _softmax[row].LogSumExp - _targetLogits[row];

    /// <summary>The known words suggested before the target: those with a larger logit, or with the same logit and a lower token.</summary>
    public int Rank(int row) => _ranks[row];

    private void Score(ReadOnlySpan<int> targets, bool withRanks)
    {
        if (withRanks)
        {
            FindTargetLogits(targets);
        }

        _softmax.AsSpan().Fill(new RunningSoftmax());
        _ranks.AsSpan().Clear();
        for (_blocks.Begin(_states, _wordCount); _blocks.MoveNext();)
        {
            for (int row = 0; row < targets.Length; row++)
            {
                LogitRow logits = _blocks.Row(row);
                _softmax[row].Add(logits);
                int target = targets[row] - _blocks.FirstWord;
                if (withRanks)
                {
                    _ranks[row] += LogitVectors.CountBefore(logits, _targetLogits[row], target);
                    _ranks[row] -= _blocks.FirstWord == Vocabulary.Unknown && logits[Vocabulary.Unknown] >= _targetLogits[row] ? 1 : 0;
                }
                else if (target >= 0 && target < logits.PanelCount * RnnNetwork.PanelWidth)
                {
                    _targetLogits[row] = logits[target];
                }
            }
        }
    }

    /// <summary>Computes the logits of the targets. Ranking compares with the target's logit, which may lie in any block, so it is computed first, by the same code that computes it again in its block.</summary>
    private void FindTargetLogits(ReadOnlySpan<int> targets)
    {
        for (int row = 0; row < targets.Length; row++)
        {
            _states.Logits(_panel.Span, targets[row] / RnnNetwork.PanelWidth, panelCount: 1);
            _targetLogits[row] = _panel.Span[(row * RnnNetwork.PanelWidth) + (targets[row] % RnnNetwork.PanelWidth)];
        }
    }
}
