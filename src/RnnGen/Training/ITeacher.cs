namespace RnnGen.Training;

/// <summary>
/// A model that a network learns from besides its text (knowledge distillation; Hinton, Vinyals and Dean 2015): for every target of a step it says how probable each word is, q,
/// and the network is trained on (1 − λ)·onehot(target) + λ·q, with λ of <see cref="TrainingOptions.TeacherWeight"/>. Threads share it.
/// </summary>
public interface ITeacher
{
    /// <summary>The words; those of the network, in the same order.</summary>
    Vocabulary Vocabulary { get; }

    /// <summary>The most words before the next one that it looks at, from 0 to <see cref="MaxContextLength"/>.</summary>
    int ContextLength { get; }

    /// <summary>The largest <see cref="ContextLength"/>.</summary>
    const int MaxContextLength = 64;

    /// <summary>Computes q(w | context) of every word. Does not allocate; the same context has the same q.</summary>
    /// <param name="context">The words before, the last one last: <see cref="ContextLength"/> of them, or fewer at the beginning of a sequence.</param>
    /// <param name="probabilities">[<c>Vocabulary.Count</c>]: receives q, none of them negative, whose sum is 1.</param>
    void Predict(ReadOnlySpan<int> context, Span<float> probabilities);
}
