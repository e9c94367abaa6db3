using RnnGen.Training;

namespace RnnGen.SweepModels;

/// <summary>
/// Questions and answers of together at most T + 1 words, a pair in each row: the answers alone are targets, the question is what they follow from. Written as a user
/// of the package would.
/// </summary>
public sealed class AnswerDataset : SequenceDataset
{
    private readonly (int[] Question, int[] Answer)[] _pairs;
    private readonly int[] _order;

    public AnswerDataset((int[] Question, int[] Answer)[] pairs, ModelShape shape)
        : base(pairs.SelectMany(pair => pair.Question.Concat(pair.Answer)).ToArray(), shape)
    {
        _pairs = pairs;
        _order = [.. Enumerable.Range(0, pairs.Length)];
        TargetCount = pairs.Sum(pair => pair.Answer.Length);
    }

    public override int BatchCount => (_pairs.Length + BatchSize - 1) / BatchSize;

    public override int TargetCount { get; }

    public override void Shuffle(ulong seed, int epoch)
    {
        RandomSource random = new(seed, (ulong)epoch);
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        for (int last = _order.Length - 1; last > 0; last--)
        {
            int chosen = random.NextInt32(last + 1);
            (_order[last], _order[chosen]) = (_order[chosen], _order[last]);
        }
    }

    public override string ToString() => $"{nameof(AnswerDataset)}(questions: {string.Join(' ', _pairs.Select(pair => pair.Question.Length))})";

    protected override void FillBatch(int batch, Span<int> inputs, Span<int> targets)
    {
        inputs.Fill(Vocabulary.Unknown);
        targets.Fill(IgnoredTarget);
        for (int b = 0; b < BatchSize && (batch * BatchSize) + b < _order.Length; b++)
        {
            (int[] question, int[] answer) = _pairs[_order[(batch * BatchSize) + b]];
            for (int t = 0; t < question.Length + answer.Length - 1; t++)
            {
                int index = (t * BatchSize) + b;
                inputs[index] = t < question.Length ? question[t] : answer[t - question.Length];
                targets[index] = t + 1 < question.Length ? IgnoredTarget : answer[t + 1 - question.Length];
            }
        }
    }
}
