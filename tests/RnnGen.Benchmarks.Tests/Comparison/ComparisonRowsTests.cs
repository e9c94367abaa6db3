namespace RnnGen.Benchmarks.Tests;

public sealed class ComparisonRowsTests
{
    [Fact]
    public void Each_row_has_a_name_of_its_own() => Assert.Distinct(ComparisonRows.Create().Select(row => row.Work));

    [Theory]
    [InlineData("lstm step E=64 H=128")]
    [InlineData("lstm step folded E=256 H=256")]
    [InlineData("lstm step int8 E=32 H=32")]
    [InlineData("lstm step int8 E=64 H=64")]
    [InlineData("lstm step int8 E=128 H=128")]
    [InlineData("lstm step int8 E=256 H=256")]
    [InlineData("gru step E=64 H=64")]
    [InlineData("gru step E=128 H=128")]
    [InlineData("gru step int8 E=128 H=128")]
    [InlineData("cifg step E=128 H=128")]
    [InlineData("cifg step int8 E=128 H=128")]
    [InlineData("cifg step folded E=64 H=64")]
    [InlineData("tanh step E=64 H=64")]
    [InlineData("relu step folded E=64 H=64")]
    [InlineData("next word V=10000 E=64 H=128")]
    [InlineData("next word V=10000 E=64 H=128 threads=2")]
    [InlineData("next word V=10000 E=64 H=128 sessions=64")]
    [InlineData("next word V=1000 E=32 H=64")]
    [InlineData("next word V=32768 E=64 H=128 tied")]
    [InlineData("next word int8 V=10000 E=64 H=128")]
    [InlineData("next word int8 V=32768 E=64 H=128 tied")]
    [InlineData("complete V=10000 E=64 H=128")]
    [InlineData("train lstm n-grams V=4096 E=64 H=128 L=1 B=7 T=3 threads=1")]
    [InlineData("train lstm n-grams V=4096 E=64 H=128 L=1 B=7 T=3 threads=2")]
    [InlineData("train lstm V=2000 E=64 H=128 L=1 B=16 T=10 threads=1")]
    [InlineData("train lstm V=2000 E=64 H=128 L=1 B=16 T=10 threads=2")]
    [InlineData("train lstm V=2000 E=64 H=128 L=1 B=16 T=10 dropout=0.5 threads=1")]
    [InlineData("train gru V=2000 E=64 H=128 L=1 B=16 T=10 threads=1")]
    [InlineData("train cifg V=2000 E=64 H=128 L=1 B=16 T=10 threads=2")]
    [InlineData("train tanh V=2000 E=64 H=128 L=1 B=16 T=10 threads=2")]
    [InlineData("train lstm V=10000 E=200 H=200 L=2 B=20 T=35 threads=2")]
    [InlineData("train lstm V=10000 E=650 H=650 L=2 B=20 T=35 threads=2")]
    public void The_agreed_rows_are_there(string name) => Assert.Contains(ComparisonRows.Create(), row => row.Work == name);
}
