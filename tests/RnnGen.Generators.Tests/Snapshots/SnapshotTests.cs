namespace RnnGen.Generators.Tests;

/// <summary>Whole files as users read them: few and small. Versions read %VERSION%.</summary>
public sealed class SnapshotTests
{
    [Theory]
    [InlineData("RoundLstm", "RecurrentCell.Lstm, VocabularySize = 32, EmbeddingSize = 16, HiddenSize = 16, SequenceLength = 2, BatchSize = 2")]
    [InlineData("RoundGru", "RecurrentCell.Gru, VocabularySize = 32, EmbeddingSize = 16, HiddenSize = 32, SequenceLength = 2, BatchSize = 2")]
    [InlineData("TanhWithTails", "RecurrentCell.Tanh, VocabularySize = 11, HiddenSize = 7, SequenceLength = 2, BatchSize = 3, Loss = LossPosition.LastStep")]
    [InlineData("TiedLstm", "RecurrentCell.Lstm, VocabularySize = 20, EmbeddingSize = 12, HiddenSize = 16, SequenceLength = 2, BatchSize = 2, TieEmbeddings = true")]
    [InlineData("Impossible", "RecurrentCell.Lstm, VocabularySize = 0, HiddenSize = 16")]
    public void IsAsVerified(string name, string arguments)
    {
        GeneratorRun run = GeneratorRun.Of($$"""
            using RnnGen;
            namespace App;
            public static partial class Models { [RnnModel({{arguments}})] public sealed partial class {{name}}; }
            """);

        Assert.NotEmpty(run.Files);
        string version = typeof(RnnModelGenerator).Assembly.GetName().Version!.ToString(3);
        Assert.All(run.Files, file => SnapshotComparer.Verify(
            Path.ChangeExtension(file.Key, null).Replace("App.Models.", "", StringComparison.Ordinal).Replace(".g", "", StringComparison.Ordinal),
            file.Value.Replace($"RnnGen {version},", "RnnGen %VERSION%,", StringComparison.Ordinal)));
    }
}
