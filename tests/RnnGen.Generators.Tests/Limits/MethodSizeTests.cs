using System.Reflection;

namespace RnnGen.Generators.Tests.Limits;

/// <summary>
/// The JIT gives up optimising a method past 60,000 bytes of IL, 2,000 locals or 2,000 blocks, and stops inlining near 512 locals. Emitted methods
/// stay far below, whatever the shape: they are loops around one register tile.
/// </summary>
public class MethodSizeTests
{
    private const int MaxBytes = 4_000;
    private const int MaxLocals = 64;

    public static TheoryData<string, int, int, int, int, int, int, bool> Shapes { get; } = new()
    {
        { "Tanh", 1, 0, 1, 1, 1, 1, false },
        { "Lstm", 2, 1, 1, 1, 2, 1, false },
        { "Relu", 17, 7, 9, 2, 3, 5, false },
        { "Lstm", 37, 15, 17, 3, 4, 7, false },
        { "Gru", 37, 15, 17, 3, 4, 7, false },
        { "Lstm", 4096, 64, 128, 1, 10, 16, false },
        { "Lstm", 10000, 200, 200, 2, 35, 20, false },
        { "Tanh", 33278, 650, 650, 2, 35, 20, false },
        { "Lstm", 50000, 0, 257, 2, 20, 13, false },
        { "Lstm", 50000, 1024, 1024, 4, 35, 20, false },
        { "Gru", 50000, 0, 1024, 4, 35, 20, false },
        { "Relu", 50000, 1024, 1024, 4, 100, 64, false },
        { "Cifg", 37, 15, 17, 3, 4, 7, false },
        { "Cifg", 50000, 0, 1000, 4, 35, 20, false },
        { "Lstm", 17, 7, 9, 2, 3, 5, true },
        { "Lstm", 50000, 1000, 1024, 4, 35, 20, true },
        { "Gru", 50000, 1000, 1024, 4, 35, 20, true },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void EveryEmittedMethodIsFarBelowTheLimitsOfTheJit(string cell, int v, int e, int h, int layers, int t, int b, bool tied)
    {
        CompiledModel model = CompiledModel.Of(new ModelShape { Cell = Enum.Parse<RecurrentCell>(cell), VocabularySize = v, EmbeddingSize = e, HiddenSize = h, Layers = layers, SequenceLength = t, BatchSize = b, TieEmbeddings = tied });
        Assert.True(model.Methods.Count() > 20);
        Assert.All(model.Methods, method =>
        {
            MethodBody body = method.GetMethodBody()!;
            int bytes = body.GetILAsByteArray()!.Length;
            Assert.True(bytes <= MaxBytes, $"{method.Name} has {bytes} bytes of IL.");
            Assert.True(body.LocalVariables.Count <= MaxLocals, $"{method.Name} has {body.LocalVariables.Count} locals.");
        });
    }
}
