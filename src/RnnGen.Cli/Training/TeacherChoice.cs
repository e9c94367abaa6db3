using RnnGen.Files;
using RnnGen.NGrams;
using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>A teacher as <c>--teacher</c> names it: n-grams of the text that the network learns, or a model file.</summary>
/// <param name="Text">What users write: <c>none</c>, <c>kn5</c>, or a file.</param>
internal sealed record TeacherChoice(string Text)
{
    /// <summary>No teacher.</summary>
    public static TeacherChoice None { get; } = new("none");

    /// <summary>Whether a text names no file.</summary>
    public static bool IsName(string text) => text == None.Text || BaselineNames.All.Contains(text);

    /// <summary>Checks that there is such a teacher, before anything else is read.</summary>
    /// <exception cref="FailureException">There is no regular file of its name.</exception>
    public void ThrowIfMissing()
    {
        if (IsName(Text))
        {
            return;
        }

        FileEntry entry = FileEntry.Of(Text);
        if (entry.Kind is not (FileKind.Regular or FileKind.Missing))
        {
            throw new FailureException($"the teacher '{Text}' is {entry.Description}.");
        }

        if (entry.Kind == FileKind.Missing)
        {
            throw new FailureException($"the teacher '{Text}' does not exist, and is none of {string.Join(", ", BaselineNames.All)}, which are n-grams of the text.");
        }
    }

    /// <summary>Lets the teacher read the text; null without a teacher.</summary>
    /// <param name="tokens">The text that the network learns.</param>
    /// <param name="vocabulary">Its words.</param>
    /// <param name="note">Told what takes a while.</param>
    /// <exception cref="FailureException">Its model knows other words.</exception>
    /// <exception cref="InvalidModelFileException">The file is damaged.</exception>
    public SoftTargets? Read(ReadOnlyMemory<int> tokens, Vocabulary vocabulary, Action<string> note)
    {
        if (this == None)
        {
            return null;
        }

        IWordPredictor teacher = IsName(Text)
            ? KneserNeyModel.Train(tokens.Span, vocabulary, BaselineNames.Order(Text)).CreateSession()
            : ReadModel(vocabulary, note).CreateSession();
        note($"the teacher, {Text}, reads {CountText.Words(tokens.Length)}.");
        return SoftTargets.Of(teacher, tokens);
    }

    private FrozenModel ReadModel(Vocabulary vocabulary, Action<string> note)
    {
        using ModelFile file = ModelFiles.Open(Text);
        FrozenModel model = ModelClasses.Of(file, note).LoadFrozen(file, new FreezeOptions());
        return model.Vocabulary.Words.SequenceEqual(vocabulary.Words)
            ? model
            : throw new FailureException($"the teacher in '{Text}' knows other words than the model to train: both need the same --corpus, --vocabulary, tokenizer and --valid (or none), as they were when the teacher was trained.");
    }
}
