using System.Text.Json;
using RnnGen.Cli;

namespace RnnGen.Tests;

public sealed class PresetsTests
{
    public static TheoryData<string, ModelShape> Shapes => new()
    {
        { "tanh-small", new ModelShape { Cell = RecurrentCell.Tanh, VocabularySize = 4096, EmbeddingSize = 64, HiddenSize = 128, SequenceLength = 10, BatchSize = 16 } },
        { "relu-small", new ModelShape { Cell = RecurrentCell.Relu, VocabularySize = 4096, EmbeddingSize = 64, HiddenSize = 128, SequenceLength = 10, BatchSize = 16 } },
        { "gru-small", new ModelShape { Cell = RecurrentCell.Gru, VocabularySize = 4096, EmbeddingSize = 64, HiddenSize = 128, SequenceLength = 10, BatchSize = 16 } },
        { "cifg-small", new ModelShape { Cell = RecurrentCell.Cifg, VocabularySize = 4096, EmbeddingSize = 64, HiddenSize = 128, SequenceLength = 10, BatchSize = 16 } },
        { "lstm-small", new ModelShape { Cell = RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 64, HiddenSize = 128, SequenceLength = 10, BatchSize = 16 } },
        { "lstm-ngram", new ModelShape { Cell = RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 64, HiddenSize = 128, SequenceLength = 3, BatchSize = 7, Loss = LossPosition.LastStep } },
        { "lstm-medium", new ModelShape { Cell = RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 200, HiddenSize = 200, Layers = 2, SequenceLength = 35, BatchSize = 20 } },
        { "lstm-medium-tied", new ModelShape { Cell = RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 200, HiddenSize = 200, Layers = 2, SequenceLength = 35, BatchSize = 20, TieEmbeddings = true } },
        { "gru-medium-tied", new ModelShape { Cell = RecurrentCell.Gru, VocabularySize = 10000, EmbeddingSize = 200, HiddenSize = 200, Layers = 2, SequenceLength = 35, BatchSize = 20, TieEmbeddings = true } },
        { "quijote-small", new ModelShape { Cell = RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 128, HiddenSize = 192, SequenceLength = 20, BatchSize = 16, TieEmbeddings = true } },
        { "quijote-best", new ModelShape { Cell = RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 192, HiddenSize = 512, SequenceLength = 40, BatchSize = 8, TieEmbeddings = true } },
        { "lstm-large-vocabulary", new ModelShape { Cell = RecurrentCell.Lstm, VocabularySize = 33278, EmbeddingSize = 200, HiddenSize = 200, Layers = 2, SequenceLength = 35, BatchSize = 20 } },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_preset_states_the_shape_of_the_model_it_creates(string name, ModelShape expected)
    {
        Preset preset = PresetTable.Named(name);
        Assert.Equal(expected, preset.Shape);
        Assert.Equal(expected, preset.Model.Create(Vocabulary.Build(WordTokenizer.Default, "a b", maxSize: 3), 1).Shape);
    }

    [Fact]
    public void The_shapes_of_all_presets_are_tested() => Assert.Equal(PresetTable.All.Select(preset => preset.Name), Shapes.Select(row => (string)row[0]));

    [Fact]
    public void Lines_of_a_pipe_end_in_no_spaces()
    {
        string output = CliRun.Of("presets").Succeeds().Output;

        Assert.Contains("lstm-small", output, StringComparison.Ordinal);
        Assert.DoesNotContain(" \n", output, StringComparison.Ordinal);
        Assert.Contains("│ lstm-small            │", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_lists_sizes_parameters_and_bytes()
    {
        JsonElement presets = CliRun.Of("presets", "--json").Succeeds().Json().GetProperty("presets");
        Assert.Equal(
            ["tanh-small", "relu-small", "gru-small", "cifg-small", "lstm-small", "lstm-ngram", "lstm-medium", "lstm-medium-tied", "gru-medium-tied", "quijote-small", "quijote-best", "lstm-large-vocabulary"],
            presets.EnumerateArray().Select(preset => preset.GetProperty("name").GetString()!));

        // lstm-small: 4096·64 + 4·128·(64 + 128 + 1) + 4096·129.
        JsonElement small = presets[4];
        Assert.Equal(889_344, small.GetProperty("parameterCount").GetInt64());
        Assert.Equal(4 * 889_344, small.GetProperty("bytes").GetInt64());
        Assert.Equal(LstmSmall.TrainingWorkspaceBytes, small.GetProperty("trainingWorkspaceBytes").GetInt64());
        Assert.Equal("Lstm", small.GetProperty("cell").GetString());
        Assert.Equal(128, small.GetProperty("hiddenSize").GetInt32());
        Assert.False(small.GetProperty("tieEmbeddings").GetBoolean());

        // gru-small: 4096·64 + 3·128·(64 + 128 + 1) + 128 + 4096·129.
        Assert.Equal(864_768, presets[2].GetProperty("parameterCount").GetInt64());

        // cifg-small: 4096·64 + 3·128·(64 + 128 + 1) + 4096·129.
        Assert.Equal(864_640, presets[3].GetProperty("parameterCount").GetInt64());

        // lstm-medium-tied: 10000·200 + 2·4·200·(200 + 200 + 1) + 10000, once and not twice 10000·200.
        Assert.Equal(2_651_600, presets[7].GetProperty("parameterCount").GetInt64());
        Assert.True(presets[7].GetProperty("tieEmbeddings").GetBoolean());

        // gru-medium-tied: 10000·200 + 2·(3·200·(200 + 200 + 1) + 200) + 10000.
        Assert.Equal(2_491_600, presets[8].GetProperty("parameterCount").GetInt64());

        // quijote-best: 10000·192 + 4·512·(192 + 512 + 1) + 192·512 + 10000.
        Assert.Equal(3_472_144, presets[10].GetProperty("parameterCount").GetInt64());
    }

    [Fact]
    public void The_table_shows_parameters_and_bytes()
    {
        CliRun run = CliRun.Of("presets").Succeeds();
        Assert.Contains("889,344", run.Output, StringComparison.Ordinal);
        Assert.Contains("3,557,376", run.Output, StringComparison.Ordinal);
        Assert.Contains($"{LstmSmall.TrainingWorkspaceBytes:N0}", run.Output, StringComparison.Ordinal);
        Assert.Contains("lstm-ngram", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }
}
