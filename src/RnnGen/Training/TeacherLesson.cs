using RnnGen.CompilerServices;

namespace RnnGen.Training;

/// <summary>What a teacher says of every target of a step. The constructor allocates all memory.</summary>
internal sealed class TeacherLesson
{
    private readonly ITeacher _teacher;
    private readonly AlignedBuffer _probabilities;
    private readonly int _stride;
    private readonly int _sequences;
    private readonly int _wordCount;

    /// <summary>The lessons of one training.</summary>
    /// <param name="teacher">The teacher.</param>
    /// <param name="weight">λ.</param>
    /// <param name="shape">The shape of the network.</param>
    /// <param name="vocabulary">The words of the network.</param>
    /// <exception cref="ArgumentException">The teacher knows other words, or looks at too many of them.</exception>
    public TeacherLesson(ITeacher teacher, float weight, ModelShape shape, Vocabulary vocabulary)
    {
        if (!teacher.Vocabulary.Words.SequenceEqual(vocabulary.Words))
        {
            throw new ArgumentException($"The teacher knows other words than the model, {teacher.Vocabulary.Count} and {vocabulary.Count} of them: give both the same vocabulary.", nameof(teacher));
        }

        if (teacher.ContextLength is < 0 or > ITeacher.MaxContextLength)
        {
            throw new ArgumentException($"The teacher looks at {teacher.ContextLength} words, but must look at 0 to {ITeacher.MaxContextLength}.", nameof(teacher));
        }

        _teacher = teacher;
        _wordCount = vocabulary.Count;
        _sequences = shape.BatchSize;
        _stride = (_wordCount + RnnNetwork.PanelWidth - 1) / RnnNetwork.PanelWidth * RnnNetwork.PanelWidth;
        _probabilities = new AlignedBuffer(checked(shape.TargetsPerBatch * _stride));
        Targets = new SoftTargets(_probabilities, _stride, weight);
    }

    /// <summary>What the teacher said last.</summary>
    public SoftTargets Targets { get; }

    /// <summary>Asks the teacher about a target.</summary>
    /// <param name="inputs">T·B words: [t][b].</param>
    /// <param name="targets">T·B words, or B where only the last step predicts.</param>
    /// <param name="row">The target; one that is not scored is not asked about.</param>
    public void Ask(ReadOnlySpan<int> inputs, ReadOnlySpan<int> targets, int row)
    {
        if (targets[row] < 0)
        {
            return;
        }

        int last = inputs.Length - targets.Length + row;
        Span<int> context = stackalloc int[Math.Min(_teacher.ContextLength, (last / _sequences) + 1)];
        for (int i = 0; i < context.Length; i++)
        {
            context[^(i + 1)] = inputs[last - (i * _sequences)];
        }

        _teacher.Predict(context, _probabilities.Span.Slice(row * _stride, _wordCount));
    }
}
