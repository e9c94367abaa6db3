using Microsoft.ML.OnnxRuntime;
using RnnGen.SweepModels;

namespace RnnGen.Onnx.Tests;

/// <summary>What belongs to no word takes no part in anything.</summary>
public sealed class VocabularyTests
{
    public static TheoryData<string> OneHotAndEmbedding { get; } = ["TanhWide", "LstmE0H1L2", "ReluE0H8L1", "LstmWide", "GruE0H17L1", "LstmTiedE40H40L2", "LstmTiedE33H40L1"];

    [Theory]
    [MemberData(nameof(OneHotAndEmbedding))]
    public void Parameters_above_the_vocabularys_count_are_left_out(string name)
    {
        RnnModel model = SweptModel.Create(name, new Vocabulary(WordTokenizer.Default, ["<unk>", "a", "b", "c"]), seed: 5);
        byte[] bytes = OnnxRun.Bytes(model);
        foreach (ParameterTensor tensor in model.Tensors)
        {
            Overwrite(model, tensor, model.Shape);
        }

        Assert.Equal(bytes, OnnxRun.Bytes(model));
        using OnnxRun run = new(bytes);
        Assert.Equal([-1, -1, 4], run.Session.OutputMetadata["logits"].Dimensions);
        Assert.Equal(12, run.Feed("logits", 0, 1, 3).Length);
    }

    [Theory]
    [MemberData(nameof(OneHotAndEmbedding))]
    public void A_token_that_is_no_word_is_reported(string name)
    {
        RnnModel model = RandomModel.Create(name);
        using OnnxRun run = OnnxRun.Of(model);
        run.Feed(model.Vocabulary.Count - 1);
        Assert.Contains("indices element out of data bounds", Assert.Throws<OnnxRuntimeException>(() => run.Feed(model.Vocabulary.Count)).Message, StringComparison.Ordinal);
    }

    private static void Overwrite(RnnModel model, ParameterTensor tensor, ModelShape shape)
    {
        float[] values = new float[tensor.Length];
        model.ReadTensor(tensor.Name, values);
        for (int row = 0; row < tensor.Rows; row++)
        {
            for (int column = 0; column < tensor.Columns; column++)
            {
                bool isOfNoWord = tensor.Role switch
                {
                    ParameterRole.Embedding or ParameterRole.OutputWeights or ParameterRole.OutputBias => row >= 4,
                    ParameterRole.InputWeights => tensor.Layer == 0 && shape.IsOneHot && column >= 4,
                    _ => false,
                };
                values[(row * tensor.Columns) + column] = isOfNoWord ? 99 : values[(row * tensor.Columns) + column];
            }
        }

        model.WriteTensor(tensor.Name, values);
    }
}
