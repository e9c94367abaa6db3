using RnnGen.Samples.Dialogue;

namespace RnnGen.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void Options_come_in_any_order()
    {
        Assert.Equal(new Options("dialogue.safetensors", 1, false), Options.Parse([]));
        Assert.Equal(new Options("x", 7, true), Options.Parse(["--measure", "--seed", "7", "--model", "x"]));
        Assert.Equal(new Options("dialogue.safetensors", 1, false, "p"), Options.Parse(["--profile", "p"]));
    }

    [Theory]
    [InlineData("--seed")]
    [InlineData("--seed", "-1")]
    [InlineData("--model")]
    [InlineData("--model", "")]
    [InlineData("--profile", "")]
    [InlineData("hello")]
    public void What_is_wrong_is_refused(params string[] arguments) => Assert.Null(Options.Parse(arguments));
}
