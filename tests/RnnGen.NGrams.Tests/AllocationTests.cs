namespace RnnGen.NGrams.Tests;

public sealed class AllocationTests
{
    [Fact]
    public void A_session_does_not_allocate()
    {
        Dialogue text = Dialogue.Read(vocabularySize: 700);
        KneserNeySession session = text.Learn(order: 5).CreateSession();
        WordMask mask = WordMask.For(text.Vocabulary).WithoutPunctuation();
        CompletionOptions masked = new() { Mask = mask };
        CompletionOptions folded = new() { Matching = PrefixMatching.IgnoreCaseAndAccents, OverAllWords = true };
        byte[] state = new byte[session.StateSizeInBytes];
        Suggestion[] suggestions = new Suggestion[40];
        Suggestion[] all = new Suggestion[700];
        Work(rounds: 2);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Work(rounds: 5);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Work(int rounds)
        {
            for (int i = 0; i < rounds; i++)
            {
                foreach (int token in text.HeldOut.AsSpan(0, 100))
                {
                    session.CopyTo(state);
                    session.Feed(token);
                    session.Probability(token);
                    session.Suggest(suggestions);
                    session.Suggest(all, mask);
                    session.Suggest(suggestions.AsSpan(0, 3), mask);
                    session.Complete("t", suggestions, masked);
                    session.Complete("Él", suggestions, folded);
                    session.Restore(state);
                    session.Feed(token);
                }

                session.Reset();
                session.Feed("Where is the bridge? Dónde está");
            }
        }
    }
}
